#include "core/io/StoredNumbers.h"

#include "core/io/HalfFloat.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <map>

namespace vitrine {

static_assert(std::endian::native == std::endian::little, "numbers are taken as they lie in little-endian files");

namespace {

constexpr std::array types{
    StoredType{"F32", 4, DType::Float32, true},   StoredType{"F64", 8, DType::Float64, true},
    StoredType{"I64", 8, DType::Int64, true},     StoredType{"F16", 2, DType::Float32, false},
    StoredType{"BF16", 2, DType::Float32, false}, StoredType{"I32", 4, DType::Int64, false},
    StoredType{"I16", 2, DType::Int64, false},    StoredType{"I8", 1, DType::Int64, false},
    StoredType{"U64", 8, DType::Int64, false},    StoredType{"U32", 4, DType::Int64, false},
    StoredType{"U16", 2, DType::Int64, false},    StoredType{"U8", 1, DType::Int64, false},
    StoredType{"BOOL", 1, DType::Int64, false},
};

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

} // namespace

std::span<const StoredType> storedTypes()
{
    return types;
}

const StoredType *storedType(std::string_view name)
{
    const auto found = std::ranges::find(types, name, &StoredType::name);
    return found == types.end() ? nullptr : &*found;
}

Snapshot::Storage convertedNumbers(const StoredType &type, const std::byte *data, std::int64_t count)
{
    return converterFor(type.name)(data, count);
}

} // namespace vitrine
