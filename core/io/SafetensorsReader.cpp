#include "core/io/Safetensors.h"

#include "core/base/InputFile.h"
#include "core/base/Shortened.h"
#include "core/base/SystemError.h"
#include "core/io/AlignedBuffer.h"
#include "core/io/SafetensorsHeader.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <functional>
#include <limits>

namespace vitrine {

static_assert(std::endian::native == std::endian::little, "the data of a safetensors file is taken as it is");

namespace {

using ReadNext = std::function<Result<void>(std::span<std::byte>)>;

/// Int64 holds all numbers of all integer types but U64.
Result<void> checkRange(const StoredTensor &tensor, const std::byte *data, const std::string &file)
{
    if (tensor.type->name != "U64")
        return {};
    for (std::uint64_t place = 0; place < tensor.end - tensor.begin; place += sizeof(std::uint64_t)) {
        std::uint64_t number = 0;
        std::memcpy(&number, data + place, sizeof number);
        if (number > std::uint64_t(std::numeric_limits<std::int64_t>::max()))
            return fail(
                VITRINE_TEXT("core", "The tensor %2 in the file %1 holds %3, which is too large for a signed integer."),
                file, shortened(tensor.name), number);
    }
    return {};
}

Snapshot makeSnapshot(const StoredTensor &tensor, const AlignedBuffer &buffer)
{
    const std::byte *data = buffer.get() + tensor.begin;
    const bool aligned = tensor.begin % static_cast<std::uint64_t>(tensor.type->bytes) == 0;
    if (tensor.type->native && aligned)
        return Snapshot(tensor.type->dtype, tensor.shape, contiguousStrides(tensor.shape), {buffer, data});
    // Converted when first asked for: a file of U8 would take eight times its size.
    return Snapshot(tensor.type->dtype, tensor.shape,
                    [buffer, data, type = tensor.type, count = elementCount(tensor.shape)] {
                        return convertedNumbers(*type, data, count);
                    });
}

Result<SafetensorsHeader> loadHeader(std::uint64_t size, const ReadNext &readNext, const std::string &file,
                                     std::uint64_t &dataSize)
{
    std::uint64_t length = 0;
    if (size < sizeof length)
        return fail(VITRINE_TEXT("core", "The file %1 is not a safetensors file: it has only %2 bytes."), file, size);
    if (auto read = readNext(std::as_writable_bytes(std::span(&length, 1))); !read)
        return read.error();
    if (length > safetensorsHeaderLimit)
        return fail(VITRINE_TEXT("core",
                                 "The file %1 is not a safetensors file: it begins with a header of %2 bytes, where at "
                                 "most %3 are read."),
                    file, length, formatBytes(safetensorsHeaderLimit));
    if (length > size - sizeof length)
        return fail(VITRINE_TEXT("core", "The file %1 is truncated: its header has %2 bytes, but only %3 follow."),
                    file, length, size - sizeof length);
    std::string json(static_cast<std::size_t>(length), '\0');
    if (auto read = readNext(std::as_writable_bytes(std::span(json))); !read)
        return read.error();
    dataSize = size - sizeof length - length;
    return parseSafetensorsHeader(json, dataSize, file);
}

Result<Safetensors> load(std::uint64_t size, const ReadNext &readNext, const std::string &file)
{
    std::uint64_t dataSize = 0;
    auto header = loadHeader(size, readNext, file, dataSize);
    if (!header)
        return header.error();
    const AlignedBuffer buffer = makeAlignedBuffer(dataSize);
    if (!buffer)
        return fail(VITRINE_TEXT("core", "The file %1 does not fit into memory: it takes %2 of this machine's %3."),
                    file, formatBytes(dataSize), formatBytes(physicalMemory()));
    if (auto read = readNext({buffer.get(), static_cast<std::size_t>(dataSize)}); !read)
        return read.error();
    Safetensors result{{}, std::move(header->metadata)};
    for (const StoredTensor &tensor : header->tensors) {
        if (auto checked = checkRange(tensor, buffer.get() + tensor.begin, file); !checked)
            return checked.error();
        result.tensors.emplace(tensor.name, makeSnapshot(tensor, buffer));
    }
    return result;
}

} // namespace

Result<Safetensors> readSafetensors(const std::filesystem::path &file)
{
    auto input = InputFile::open(file);
    if (!input)
        return input.error();
    return load(
        input->size(), [&](std::span<std::byte> target) { return input->read(target); }, file.string());
}

Result<Safetensors> parseSafetensors(std::span<const std::byte> bytes, const std::string &name)
{
    const auto readNext = [rest = bytes](std::span<std::byte> target) mutable -> Result<void> {
        std::ranges::copy(rest.first(target.size()), target.begin());
        rest = rest.subspan(target.size());
        return {};
    };
    return load(bytes.size(), readNext, name);
}

} // namespace vitrine
