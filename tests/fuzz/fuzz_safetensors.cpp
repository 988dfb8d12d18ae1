// Safetensors files: none may crash, hang, or be accepted with tensors that don't lie within it.
#include "core/io/Safetensors.h"

#include <cstdint>
#include <cstdlib>
#include <string>
#include <string_view>

using namespace vitrine;

namespace {

void check(std::span<const std::byte> file)
{
    const Result<Safetensors> result = parseSafetensors(file, "fuzzed");
    if (!result.ok()) {
        if (result.error().message.isEmpty() || result.error().message.text().size() > 1000)
            std::abort();
        return;
    }
    for (const auto &[name, tensor] : result->tensors) {
        if (tensor.elementCount() > static_cast<std::int64_t>(file.size()))
            std::abort();
        const Snapshot::Summary &summary = tensor.summary(); // reads every number
        if (summary.min > summary.max || summary.zeroShare > 1)
            std::abort();
    }
}

/// Input that begins as a header does gets its true length in front and data behind the first zero byte, so that chance
/// need not find the length.
std::string withLength(std::string_view input)
{
    const std::string_view header = input.substr(0, input.find('\0'));
    const std::uint64_t length = header.size();
    std::string file(reinterpret_cast<const char *>(&length), sizeof length);
    file += header;
    if (header.size() < input.size())
        file += input.substr(header.size() + 1);
    return file;
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const std::string_view input(reinterpret_cast<const char *>(data), size);
    if (input.starts_with('{')) {
        const std::string file = withLength(input);
        check(std::as_bytes(std::span(file)));
    } else {
        check(std::as_bytes(std::span(input)));
    }
    return 0;
}
