// CIFAR files from outside: the first byte chooses the version, the rest is a file of records and of names.
#include "core/data/Cifar.h"

#include <cstddef>
#include <cstdint>
#include <cstdlib>

using namespace vitrine;

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    if (size == 0)
        return 0;
    const CifarLayout &layout = data[0] % 2 == 0 ? cifar10 : cifar100;
    const auto bytes = std::as_bytes(std::span(data + 1, size - 1));
    const auto records = cifarRecords(bytes.size(), layout, "fuzzed");
    if (!records && records.error().message.text().empty())
        std::abort();
    for (std::int64_t i = 0; records && i < *records; ++i) {
        const auto label =
            cifarLabel(bytes.subspan(static_cast<std::size_t>(i) * layout.recordBytes()), layout, "fuzzed", i);
        if (label ? *label < 0 || *label >= layout.classes : label.error().message.text().empty())
            std::abort();
    }
    const auto names = parseCifarNames({reinterpret_cast<const char *>(data + 1), size - 1}, layout, "fuzzed");
    if (names ? names->size() != static_cast<std::size_t>(layout.classes) : names.error().message.text().empty())
        std::abort();
    return 0;
}
