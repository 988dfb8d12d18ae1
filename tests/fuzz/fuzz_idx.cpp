#include "core/data/Idx.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

/// Whatever the bytes: an IDX whose sizes and values agree, or a message.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto idx = vitrine::parseIdx({reinterpret_cast<const char *>(data), size}, "fuzz");
    if (!idx) {
        if (idx.error().message.text().empty())
            std::abort();
        return 0;
    }
    std::uint64_t count = 1;
    for (const std::int64_t length : idx->sizes)
        count *= static_cast<std::uint64_t>(length);
    if (count != idx->values.size())
        std::abort();
    return 0;
}
