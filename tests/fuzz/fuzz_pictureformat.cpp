#include "core/vision/PictureFormat.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// Whatever the bytes: a format, and an answer to whether they are complete.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    using vitrine::PictureFormat;
    const auto bytes = std::as_bytes(std::span(data, size));
    const PictureFormat format = vitrine::detectPictureFormat(bytes);
    if (format < PictureFormat::Unknown || format > PictureFormat::Svg)
        std::abort();
    // Cutting a file that is truncated already doesn't complete it: the walk must not depend on what lies behind.
    if (size > 64 && vitrine::isTruncated(format, bytes)) {
        const auto shorter = bytes.first(size - 1);
        if (format != PictureFormat::Jpeg && !vitrine::isTruncated(format, shorter))
            std::abort();
    }
    return 0;
}
