#include "core/io/Pnm.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// Whatever the bytes: a picture within the limits, or a message.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto picture = vitrine::parsePnm(std::as_bytes(std::span(data, size)), "fuzz");
    if (!picture) {
        if (picture.error().message.text().empty())
            std::abort();
        return 0;
    }
    const std::size_t values = picture->bytes().size() + picture->words().size();
    const auto pixels = static_cast<std::size_t>(picture->width()) * static_cast<std::size_t>(picture->height());
    if (values != pixels * static_cast<std::size_t>(picture->channels()) || values > size)
        std::abort();
    return 0;
}
