#include "core/io/Safetensors.h"

#include "core/base/InputFile.h"
#include "core/base/Shortened.h"
#include "core/base/SystemError.h"
#include "core/io/HalfFloat.h"
#include "core/io/SafetensorsHeader.h"

#include <algorithm>
#include <bit>
#include <cstdint>
#include <cstring>
#include <functional>
#include <limits>
#include <new>
#include <unistd.h>

namespace vitrine {

static_assert(std::endian::native == std::endian::little, "the data of a safetensors file is taken as it is");

namespace {

using ReadNext = std::function<Result<void>(std::span<std::byte>)>;
using Buffer = std::shared_ptr<std::byte>;

/// Aligned for any number, so that offsets alone decide whether a tensor is.
Buffer makeBuffer(std::uint64_t bytes)
{
    constexpr std::align_val_t alignment{64};
    auto *memory = static_cast<std::byte *>(::operator new(static_cast<std::size_t>(bytes), alignment, std::nothrow));
    return Buffer(memory, [alignment](std::byte *start) { ::operator delete(start, alignment); });
}

std::uint64_t physicalMemory()
{
    const long pages = ::sysconf(_SC_PHYS_PAGES);
    const long pageSize = ::sysconf(_SC_PAGESIZE);
    if (pages <= 0 || pageSize <= 0)
        return std::numeric_limits<std::uint64_t>::max();
    return static_cast<std::uint64_t>(pages) * static_cast<std::uint64_t>(pageSize);
}

/// `From` numbers that may lie at any address, each made a `To`.
template <typename From, typename To, typename Convert>
Snapshot::Storage converted(const std::byte *data, std::int64_t count, Convert convert)
{
    const auto values = std::make_shared<std::vector<To>>(static_cast<std::size_t>(count));
    for (std::size_t i = 0; i < values->size(); ++i) {
        From number;
        std::memcpy(&number, data + i * sizeof(From), sizeof(From));
        (*values)[i] = convert(number);
    }
    return {values, values->data()};
}

template <typename From>
Snapshot::Storage toIntegers(const std::byte *data, std::int64_t count)
{
    return converted<From, std::int64_t>(data, count, [](From number) { return static_cast<std::int64_t>(number); });
}

template <typename T>
Snapshot::Storage copied(const std::byte *data, std::int64_t count)
{
    return converted<T, T>(data, count, [](T number) { return number; });
}

using Converter = Snapshot::Storage (*)(const std::byte *, std::int64_t);

Converter converterFor(std::string_view type)
{
    static const std::map<std::string_view, Converter> converters{
        {"F32", copied<float>},
        {"F64", copied<double>},
        {"I64", copied<std::int64_t>},
        {"F16",
         [](const std::byte *data, std::int64_t count) {
             return converted<std::uint16_t, float>(data, count, fromHalf);
         }},
        {"BF16",
         [](const std::byte *data, std::int64_t count) {
             return converted<std::uint16_t, float>(data, count, fromBrain);
         }},
        {"I32", toIntegers<std::int32_t>},
        {"I16", toIntegers<std::int16_t>},
        {"I8", toIntegers<std::int8_t>},
        {"U64", toIntegers<std::uint64_t>},
        {"U32", toIntegers<std::uint32_t>},
        {"U16", toIntegers<std::uint16_t>},
        {"U8", toIntegers<std::uint8_t>},
        {"BOOL",
         [](const std::byte *data, std::int64_t count) {
             return converted<std::uint8_t, std::int64_t>(
                 data, count, [](std::uint8_t number) { return std::int64_t(number != 0); });
         }},
    };
    return converters.at(type);
}

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

Snapshot makeSnapshot(const StoredTensor &tensor, const Buffer &buffer)
{
    const std::byte *data = buffer.get() + tensor.begin;
    const bool aligned = tensor.begin % static_cast<std::uint64_t>(tensor.type->bytes) == 0;
    if (tensor.type->native && aligned)
        return Snapshot(tensor.type->dtype, tensor.shape, contiguousStrides(tensor.shape), {buffer, data});
    // Converted when first asked for: a file of U8 would take eight times its size.
    return Snapshot(tensor.type->dtype, tensor.shape,
                    [buffer, data, convert = converterFor(tensor.type->name), count = elementCount(tensor.shape)] {
                        return convert(data, count);
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
    // Asked before, for the system promises memory that it does not have, and ends programs that use it.
    const Buffer buffer = dataSize <= physicalMemory() ? makeBuffer(dataSize) : nullptr;
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
