#include "core/io/Pth.h"

#include "core/base/InputFile.h"
#include "core/base/SystemError.h"
#include "core/io/pth/Layouts.h"
#include "core/io/zip/ZipReader.h"

#include <algorithm>
#include <cstdint>
#include <functional>
#include <string_view>

namespace vitrine {

namespace {

constexpr std::uint64_t largestFile = std::uint64_t(2) << 30;

/// Whether it is a tar archive, as PyTorch before 0.1.10 wrote them.
bool isTar(std::span<const std::byte> bytes)
{
    constexpr std::size_t place = 257;
    const std::string_view text(reinterpret_cast<const char *>(bytes.data()), bytes.size());
    return text.size() > place && text.substr(place).starts_with("ustar");
}

Result<PthFile> parse(const PthBytes &bytes)
{
    if (ZipReader::isZip(bytes.all()))
        return readZipLayout(bytes);
    if (isTar(bytes.all()))
        return fail(VITRINE_TEXT("core",
                                 "The file %1 is a checkpoint of the oldest kind (a tar archive), which isn't read "
                                 "here. Load it in PyTorch and save it again."),
                    bytes.name);
    if (isLegacyLayout(bytes.all()))
        return readLegacyLayout(bytes);
    return fail(VITRINE_TEXT("core", "The file %1 is not a PyTorch checkpoint, or its beginning is damaged."),
                bytes.name);
}

using Fill = std::function<Result<void>(std::span<std::byte>)>;

Result<PthFile> load(std::uint64_t size, const Fill &fill, const std::string &name)
{
    if (size > largestFile)
        return fail(VITRINE_TEXT("core", "The file %1 is too large: %2, where at most %3 are read."), name,
                    formatBytes(size), formatBytes(largestFile));
    const PthBytes bytes{makeAlignedBuffer(size), static_cast<std::size_t>(size), name};
    if (!bytes.owner)
        return fail(VITRINE_TEXT("core", "The file %1 does not fit into memory: it takes %2 of this machine's %3."),
                    name, formatBytes(size), formatBytes(physicalMemory()));
    if (auto filled = fill({bytes.owner.get(), bytes.size}); !filled)
        return filled.error();
    return parse(bytes);
}

} // namespace

Result<PthFile> readPth(const std::filesystem::path &file)
{
    auto input = InputFile::open(file);
    if (!input)
        return input.error();
    return load(
        input->size(), [&](std::span<std::byte> target) { return input->read(target); }, file.string());
}

Result<PthFile> parsePth(std::span<const std::byte> bytes, const std::string &name)
{
    const auto copy = [bytes](std::span<std::byte> target) -> Result<void> {
        std::ranges::copy(bytes, target.begin());
        return {};
    };
    return load(bytes.size(), copy, name);
}

} // namespace vitrine
