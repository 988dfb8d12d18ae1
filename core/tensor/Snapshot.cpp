#include "core/tensor/Snapshot.h"

#include "core/tensor/StridedWalk.h"
#include "core/tensor/Summarise.h"

#include <algorithm>
#include <cassert>
#include <mutex>

namespace vitrine {

std::string toString(const Shape &shape)
{
    std::string text = "[";
    for (const std::int64_t size : shape) {
        if (text.size() > 1)
            text += ", ";
        text += std::to_string(size);
    }
    return text + "]";
}

std::int64_t elementCount(const Shape &shape)
{
    std::int64_t count = 1;
    for (const std::int64_t size : shape)
        count *= size;
    return count;
}

Shape contiguousStrides(const Shape &shape)
{
    Shape strides(shape.size());
    std::int64_t stride = 1;
    for (std::size_t i = shape.size(); i-- > 0;) {
        strides[i] = stride;
        stride *= std::max<std::int64_t>(shape[i], 1);
    }
    return strides;
}

namespace {

bool areDense(const Shape &shape, const Shape &strides)
{
    std::int64_t expected = 1;
    for (std::size_t i = shape.size(); i-- > 0;) {
        if (shape[i] != 1 && strides[i] != expected)
            return false;
        expected *= shape[i];
    }
    return true;
}

std::size_t bytesOf(DType dtype)
{
    return dtype == DType::Float32 ? sizeof(float) : sizeof(double);
}

const void *advanced(const void *data, std::int64_t elements, DType dtype)
{
    return static_cast<const char *>(data) + elements * static_cast<std::int64_t>(bytesOf(dtype));
}

template <typename T>
Snapshot adopt(DType dtype, Shape shape, std::vector<T> values)
{
    assert(elementCount(shape) == static_cast<std::int64_t>(values.size()));
    const auto owner = std::make_shared<const std::vector<T>>(std::move(values));
    Shape strides = contiguousStrides(shape);
    return Snapshot(dtype, std::move(shape), std::move(strides), Snapshot::Storage{owner, owner->data()});
}

} // namespace

struct Snapshot::Data {
    Data(DType type, Shape sizes, Shape steps)
        : dtype(type), shape(std::move(sizes)), strides(std::move(steps)), count(vitrine::elementCount(shape)),
          dense(count == 0 || areDense(shape, strides))
    {
        assert(shape.size() == strides.size());
        assert(std::ranges::all_of(shape, [](std::int64_t size) { return size >= 0; }));
    }

    const void *data() const
    {
        std::call_once(fetched, [this] {
            if (!fetch)
                return;
            storage = fetch();
            fetch = nullptr; // lets go of what it captured, a tensor on the GPU
        });
        assert(storage.data || count == 0);
        return storage.data;
    }

    DType dtype;
    Shape shape;
    Shape strides;
    std::int64_t count;
    bool dense;
    mutable std::once_flag fetched;
    mutable std::function<Storage()> fetch;
    mutable Storage storage;
    mutable std::once_flag summarised;
    mutable std::unique_ptr<const Summary> summary; // on the heap: most tensors are never asked for one
};

Snapshot::Snapshot(DType dtype, Shape shape, Shape strides, Storage storage)
{
    const auto data = std::make_shared<Data>(dtype, std::move(shape), std::move(strides));
    data->storage = std::move(storage);
    m_data = data;
}

Snapshot::Snapshot(DType dtype, Shape shape, std::function<Storage()> fetch)
{
    Shape strides = contiguousStrides(shape);
    const auto data = std::make_shared<Data>(dtype, std::move(shape), std::move(strides));
    data->fetch = std::move(fetch);
    m_data = data;
}

Snapshot Snapshot::of(Shape shape, std::vector<float> values)
{
    return adopt(DType::Float32, std::move(shape), std::move(values));
}

Snapshot Snapshot::of(Shape shape, std::vector<double> values)
{
    return adopt(DType::Float64, std::move(shape), std::move(values));
}

Snapshot Snapshot::of(Shape shape, std::vector<std::int64_t> values)
{
    return adopt(DType::Int64, std::move(shape), std::move(values));
}

Snapshot Snapshot::scalar(double value)
{
    return of(Shape{}, std::vector<double>{value});
}

DType Snapshot::dtype() const
{
    assert(valid());
    return m_data->dtype;
}

const Shape &Snapshot::shape() const
{
    assert(valid());
    return m_data->shape;
}

const Shape &Snapshot::strides() const
{
    assert(valid());
    return m_data->strides;
}

std::int64_t Snapshot::elementCount() const
{
    assert(valid());
    return m_data->count;
}

bool Snapshot::isContiguous() const
{
    assert(valid());
    return m_data->dense;
}

const void *Snapshot::data() const
{
    assert(valid());
    return m_data->data();
}

double Snapshot::at(std::span<const std::int64_t> index) const
{
    assert(index.size() == shape().size());
    std::int64_t offset = 0;
    for (std::size_t i = 0; i < index.size(); ++i) {
        assert(index[i] >= 0 && index[i] < shape()[i]);
        offset += index[i] * strides()[i];
    }
    const void *place = advanced(data(), offset, dtype());
    switch (dtype()) {
    case DType::Float32:
        return static_cast<double>(*static_cast<const float *>(place));
    case DType::Float64:
        return *static_cast<const double *>(place);
    case DType::Int64:
        break;
    }
    return static_cast<double>(*static_cast<const std::int64_t *>(place));
}

double Snapshot::at(std::initializer_list<std::int64_t> index) const
{
    return at(std::span(index.begin(), index.size()));
}

double Snapshot::flat(std::int64_t position) const
{
    assert(position >= 0 && position < elementCount());
    Shape index(shape().size());
    for (std::size_t i = index.size(); i-- > 0;) {
        index[i] = position % shape()[i];
        position /= shape()[i];
    }
    return at(index);
}

std::span<const float> Snapshot::floats() const
{
    assert(dtype() == DType::Float32 && isContiguous());
    return {static_cast<const float *>(data()), static_cast<std::size_t>(elementCount())};
}

std::vector<float> Snapshot::toFloats() const
{
    std::vector<float> values;
    values.reserve(static_cast<std::size_t>(elementCount()));
    forEachValue(*this, [&values](auto value) { values.push_back(static_cast<float>(value)); });
    return values;
}

std::vector<double> Snapshot::toDoubles() const
{
    std::vector<double> values;
    values.reserve(static_cast<std::size_t>(elementCount()));
    forEachValue(*this, [&values](auto value) { values.push_back(static_cast<double>(value)); });
    return values;
}

Snapshot Snapshot::select(std::size_t dimension, std::int64_t position) const
{
    assert(dimension < shape().size() && position >= 0 && position < shape()[dimension]);
    const auto place = static_cast<std::ptrdiff_t>(dimension);
    const std::int64_t offset = position * strides()[dimension];
    Shape viewShape = shape();
    Shape viewStrides = strides();
    viewShape.erase(viewShape.begin() + place);
    viewStrides.erase(viewStrides.begin() + place);
    const auto view = std::make_shared<Data>(dtype(), std::move(viewShape), std::move(viewStrides));
    // Through the parent, so that taking a view fetches nothing.
    view->fetch = [parent = m_data, offset] {
        const void *start = parent->data();
        return Storage{parent->storage.owner, start ? advanced(start, offset, parent->dtype) : nullptr};
    };
    Snapshot snapshot;
    snapshot.m_data = view;
    return snapshot;
}

const Snapshot::Summary &Snapshot::summary() const
{
    assert(valid());
    std::call_once(m_data->summarised, [this] { m_data->summary = std::make_unique<const Summary>(summarise(*this)); });
    return *m_data->summary;
}

} // namespace vitrine
