// JSON from outside: none may crash or hang; what is accepted must be JSON to the library alone, too, within the
// limits, and must survive being written and read again.
#include "core/base/JsonReader.h"

#include <algorithm>
#include <cstdint>
#include <cstdlib>
#include <string>

using namespace vitrine;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string text(reinterpret_cast<const char *>(data), size);
    const JsonLimits limits{.bytes = 1 << 16, .depth = 64, .values = 10'000};
    const Result<nlohmann::ordered_json> result = readJsonText(text, "fuzzed", limits);
    if (!result.ok()) {
        const std::string message = result.error().message.text();
        if (message.empty() || message.size() > 1000 || std::ranges::count(message, '\n') != 0)
            std::abort();
        return 0;
    }
    if (size > limits.bytes || !nlohmann::json::accept(text))
        std::abort();
    const Result<nlohmann::ordered_json> again = readJsonText(result->dump(), "written");
    if (!again.ok() || *again != *result)
        std::abort();
    return 0;
}
