// PyTorch checkpoints: none may crash, hang, run anything, or be accepted with tensors of more than it holds.
#include "core/io/Pth.h"

#include "tests/core/io/PthBytes.h"

#include <cstdint>
#include <cstdlib>
#include <string_view>

using namespace vitrine;

namespace {

void check(std::span<const std::byte> file)
{
    const Result<PthFile> result = parsePth(file, "fuzzed");
    if (!result.ok()) {
        if (result.error().message.isEmpty() || result.error().message.text().size() > 1000)
            std::abort();
        return;
    }
    constexpr std::int64_t few = 10'000;
    for (const auto &[name, tensor] : result->tensors) {
        if (tensor.elementCount() > 2 * static_cast<std::int64_t>(file.size()) + (16 << 20))
            std::abort();
        if (tensor.elementCount() > few)
            continue;
        const Snapshot::Summary &summary = tensor.summary(); // reads every number
        if (summary.min > summary.max || summary.zeroShare > 1)
            std::abort();
    }
}

} // namespace

/// Input that begins as neither layout does is taken as the objects of an archive whose checksums are right, so that
/// chance need not find them. Its storages 0 to 9 have 24 bytes each.
extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view input(reinterpret_cast<const char *>(data), size);
    if (input.starts_with("PK") || input.starts_with("\x80\x02\x8a")) {
        check(std::as_bytes(std::span(data, size)));
        return 0;
    }
    std::vector<test::ZipPart> parts{{"n/data.pkl", std::string(input)}};
    for (char key = '0'; key <= '9'; ++key)
        parts.push_back({std::string("n/data/") + key, std::string(24, key)});
    const std::string file = test::zipOf(parts);
    check(std::as_bytes(std::span(file)));
    return 0;
}
