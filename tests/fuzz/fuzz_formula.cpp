#include "core/training/SurfaceKind.h"

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <string>

/// Whatever the text: a message, or a formula whose value is the same with and without its derivatives.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto surface = vitrine::parseSurface(std::string(reinterpret_cast<const char *>(data), size));
    if (!surface) {
        if (surface.error().message.text().empty())
            std::abort();
        return 0;
    }
    for (const vitrine::Point2 place : {vitrine::Point2{0, 0}, {1.5, -2}, {-1e300, 1e-300}}) {
        const double value = (*surface)->value(place);
        const double again = (*surface)->at(place).value;
        if (value != again && !(std::isnan(value) && std::isnan(again)))
            std::abort();
    }
    return 0;
}
