#ifdef VITRINE_HAS_ONNX

#include "core/io/onnx/OnnxTensors.h"

#include "core/base/Shortened.h"
#include "core/io/HalfFloat.h"

#include <algorithm>
#include <array>
#include <bit>
#include <cstring>
#include <limits>
#include <optional>

namespace vitrine {

static_assert(std::endian::native == std::endian::little, "the raw data of a tensor is taken as it is");

namespace {

using onnx::TensorProto;
using Bytes = std::shared_ptr<const std::string>;

/// `From` numbers that may lie at any address, each made a `To`.
template <typename From, typename To, typename Convert>
Snapshot::Storage converted(const std::string &data, Convert convert)
{
    const auto values = std::make_shared<std::vector<To>>(data.size() / sizeof(From));
    for (std::size_t i = 0; i < values->size(); ++i) {
        From number;
        std::memcpy(&number, data.data() + i * sizeof(From), sizeof(From));
        (*values)[i] = static_cast<To>(convert(number));
    }
    return {values, values->data()};
}

template <typename From>
Snapshot::Storage toIntegers(const std::string &data)
{
    return converted<From, std::int64_t>(data, [](From number) { return number; });
}

/// A type of ONNX: what becomes of it, and how its raw data is converted (null: taken as it is).
struct ElementType {
    int type;
    DType dtype;
    std::size_t bytes;
    Snapshot::Storage (*convert)(const std::string &);
};

const ElementType *findType(int type)
{
    static const std::array<ElementType, 13> types{{
        {TensorProto::FLOAT, DType::Float32, 4, nullptr},
        {TensorProto::DOUBLE, DType::Float64, 8, nullptr},
        {TensorProto::INT64, DType::Int64, 8, nullptr},
        {TensorProto::INT32, DType::Int64, 4, toIntegers<std::int32_t>},
        {TensorProto::INT16, DType::Int64, 2, toIntegers<std::int16_t>},
        {TensorProto::INT8, DType::Int64, 1, toIntegers<std::int8_t>},
        {TensorProto::UINT64, DType::Int64, 8, toIntegers<std::uint64_t>},
        {TensorProto::UINT32, DType::Int64, 4, toIntegers<std::uint32_t>},
        {TensorProto::UINT16, DType::Int64, 2, toIntegers<std::uint16_t>},
        {TensorProto::UINT8, DType::Int64, 1, toIntegers<std::uint8_t>},
        {TensorProto::BOOL, DType::Int64, 1,
         [](const std::string &data) {
             return converted<std::uint8_t, std::int64_t>(data, [](std::uint8_t number) { return number != 0; });
         }},
        {TensorProto::FLOAT16, DType::Float32, 2,
         [](const std::string &data) { return converted<std::uint16_t, float>(data, fromHalf); }},
        {TensorProto::BFLOAT16, DType::Float32, 2,
         [](const std::string &data) { return converted<std::uint16_t, float>(data, fromBrain); }},
    }};
    const auto found = std::ranges::find(types, type, &ElementType::type);
    return found == types.end() ? nullptr : &*found;
}

/// A tensor that is being read: how messages call it.
struct Named {
    const std::string &name;
    const std::string &file;

    template <typename... Arguments>
    Error fails(const char *pattern, Arguments &&...arguments) const
    {
        return fail(pattern, file, shortened(name), std::forward<Arguments>(arguments)...);
    }
};

/// The sizes, whose product (zeros left out, for strides) fits memory's addresses.
Result<Shape> shapeOf(const TensorProto &tensor, const Named &named)
{
    constexpr int mostDimensions = 64;
    if (tensor.dims_size() > mostDimensions)
        return named.fails(VITRINE_TEXT("core", "The tensor %2 in the file %1 has more than %3 dimensions."),
                           mostDimensions);
    Shape shape(tensor.dims().begin(), tensor.dims().end());
    std::int64_t count = 1;
    for (const std::int64_t size : shape) {
        if (size < 0)
            return named.fails(VITRINE_TEXT("core", "The tensor %2 in the file %1 has a size below 0: %3."),
                               toString(shape));
        const std::int64_t factor = std::max<std::int64_t>(size, 1);
        if (count > std::numeric_limits<std::int64_t>::max() / 8 / factor)
            return named.fails(
                VITRINE_TEXT("core",
                             "The tensor %2 in the file %1 has the shape %3, more numbers than any memory "
                             "holds."),
                toString(shape));
        count *= factor;
    }
    return shape;
}

Error otherCount(const Named &named, const Shape &shape, std::uint64_t count)
{
    return named.fails(VITRINE_TEXT("core",
                                    "The tensor %2 in the file %1 has the shape %3, which takes %4 numbers, "
                                    "but it has %5."),
                       toString(shape), elementCount(shape), count);
}

Error tooLarge(const Named &named, std::uint64_t number)
{
    return named.fails(
        VITRINE_TEXT("core", "The tensor %2 in the file %1 holds %3, which is too large for a signed integer."),
        number);
}

constexpr bool fitsSigned(std::uint64_t number)
{
    return number <= std::uint64_t(std::numeric_limits<std::int64_t>::max());
}

/// Int64 holds all numbers of all integer types but UINT64.
std::optional<std::uint64_t> numberTooLarge(const std::string &raw)
{
    for (std::size_t place = 0; place + sizeof(std::uint64_t) <= raw.size(); place += sizeof(std::uint64_t)) {
        std::uint64_t number = 0;
        std::memcpy(&number, raw.data() + place, sizeof number);
        if (!fitsSigned(number))
            return number;
    }
    return std::nullopt;
}

Result<Snapshot> fromRaw(TensorProto &tensor, const Shape &shape, const ElementType &type, const Named &named)
{
    const Bytes raw = std::make_shared<const std::string>(std::move(*tensor.mutable_raw_data()));
    const auto count = static_cast<std::uint64_t>(elementCount(shape));
    if (raw->size() / type.bytes != count || raw->size() % type.bytes != 0)
        return named.fails(VITRINE_TEXT("core",
                                        "The tensor %2 in the file %1 has the shape %3, which takes %4 bytes, "
                                        "but it has %5."),
                           toString(shape), count * type.bytes, raw->size());
    if (!type.convert) // allocated as text is: aligned for any number
        return Snapshot(type.dtype, shape, contiguousStrides(shape), {raw, raw->data()});
    if (type.type == TensorProto::UINT64)
        if (const auto number = numberTooLarge(*raw))
            return tooLarge(named, *number);
    // Converted when first asked for: bytes would take eight times their size.
    return Snapshot(type.dtype, shape, [raw, convert = type.convert] { return convert(*raw); });
}

template <typename To, typename Field, typename Convert>
Result<Snapshot> fromField(const Field &field, const Shape &shape, const Named &named, Convert convert)
{
    if (field.size() != elementCount(shape))
        return otherCount(named, shape, static_cast<std::uint64_t>(field.size()));
    std::vector<To> values(static_cast<std::size_t>(field.size()));
    std::ranges::transform(field, values.begin(), convert);
    return Snapshot::of(shape, std::move(values));
}

/// The numbers that are written one by one: every type has its field for them.
Result<Snapshot> fromFields(const TensorProto &tensor, const Shape &shape, const ElementType &type, const Named &named)
{
    const auto same = [](auto number) { return number; };
    switch (type.type) {
    case TensorProto::FLOAT:
        return fromField<float>(tensor.float_data(), shape, named, same);
    case TensorProto::DOUBLE:
        return fromField<double>(tensor.double_data(), shape, named, same);
    case TensorProto::INT64:
        return fromField<std::int64_t>(tensor.int64_data(), shape, named, same);
    case TensorProto::UINT32:
    case TensorProto::UINT64: {
        const auto &numbers = tensor.uint64_data();
        if (const auto large = std::ranges::find_if_not(numbers, fitsSigned); large != numbers.end())
            return tooLarge(named, *large);
        return fromField<std::int64_t>(numbers, shape, named,
                                       [](std::uint64_t number) { return static_cast<std::int64_t>(number); });
    }
    case TensorProto::FLOAT16:
        return fromField<float>(tensor.int32_data(), shape, named,
                                [](std::int32_t bits) { return fromHalf(static_cast<std::uint16_t>(bits)); });
    case TensorProto::BFLOAT16:
        return fromField<float>(tensor.int32_data(), shape, named,
                                [](std::int32_t bits) { return fromBrain(static_cast<std::uint16_t>(bits)); });
    case TensorProto::BOOL:
        return fromField<std::int64_t>(tensor.int32_data(), shape, named,
                                       [](std::int32_t number) { return std::int64_t(number != 0); });
    default:
        return fromField<std::int64_t>(tensor.int32_data(), shape, named, same);
    }
}

} // namespace

Result<Snapshot> takeOnnxTensor(onnx::TensorProto &tensor, const std::string &name, const std::string &file)
{
    const Named named{name, file};
    if (tensor.data_location() == TensorProto::EXTERNAL || tensor.external_data_size() > 0)
        return named.fails(VITRINE_TEXT("core",
                                        "The tensor %2 in the file %1 has its data in another file, which is "
                                        "not read; export the model with the data inside."));
    const ElementType *type = findType(tensor.data_type());
    if (!type) {
        const std::string known = TensorProto::DataType_Name(tensor.data_type());
        return named.fails(
            VITRINE_TEXT("core", "The tensor %2 in the file %1 has the type %3, which is not known here."),
            known.empty() ? std::to_string(tensor.data_type()) : known);
    }
    const auto shape = shapeOf(tensor, named);
    if (!shape)
        return shape.error();
    auto taken =
        tensor.has_raw_data() ? fromRaw(tensor, *shape, *type, named) : fromFields(tensor, *shape, *type, named);
    TensorProto().Swap(&tensor); // sets its memory free, which Clear() would keep
    return taken;
}

} // namespace vitrine

#endif
