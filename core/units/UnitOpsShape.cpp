// Operations that compute nothing: the same numbers elsewhere.

#include "core/blocks/support/Indexing.h"
#include "core/units/UnitOps.h"

#include <algorithm>

namespace vitrine {

Value UnitOps::flatten(Value x, std::int64_t startDim, std::int64_t endDim)
{
    const Shape from = shape(x);
    const std::size_t first = *wrapDimension(startDim, from.size()), last = *wrapDimension(endDim, from.size());
    std::int64_t count = 1;
    for (std::size_t d = first; d <= last; ++d)
        count *= from[d];
    Shape flat = from;
    const auto at = flat.begin() + static_cast<std::ptrdiff_t>(first);
    flat.erase(at, flat.begin() + static_cast<std::ptrdiff_t>(last) + 1);
    flat.insert(flat.begin() + static_cast<std::ptrdiff_t>(first), count);
    return moved(x, flat, [=](const Index &to) { return unravelled(ravelled(to, flat), from); });
}

Value UnitOps::pixelShuffle(Value x, std::int64_t factor)
{
    const Shape from = shape(x);
    return moved(x, {from[0], from[1] / (factor * factor), from[2] * factor, from[3] * factor}, [=](const Index &to) {
        return Index{to[0], (to[1] * factor + to[2] % factor) * factor + to[3] % factor, to[2] / factor,
                     to[3] / factor};
    });
}

Value UnitOps::permute(Value x, const std::vector<std::int64_t> &dims)
{
    const Shape from = this->shape(x);
    Shape shape;
    for (const std::int64_t dim : dims)
        shape.push_back(from[*wrapDimension(dim, from.size())]);
    return moved(x, std::move(shape), [=](const Index &to) {
        Index place(to.size());
        for (std::size_t d = 0; d < dims.size(); ++d)
            place[*wrapDimension(dims[d], from.size())] = to[d];
        return place;
    });
}

Value UnitOps::slice(Value x, std::int64_t dim, std::int64_t start, std::int64_t end, std::int64_t step)
{
    Shape shape = this->shape(x);
    const std::size_t along = *wrapDimension(dim, shape.size());
    const std::int64_t last = end < 0 ? shape[along] : std::min(end, shape[along]);
    shape[along] = (last - start + step - 1) / step;
    return moved(x, std::move(shape), [=](const Index &to) {
        Index place = to;
        place[along] = start + to[along] * step;
        return place;
    });
}

Value UnitOps::concat(std::span<const Value> values, std::int64_t dim)
{
    Shape shape = this->shape(values[0]);
    const std::size_t along = *wrapDimension(dim, shape.size());
    for (const Value value : values.subspan(1))
        shape[along] += this->shape(value)[along];
    return made(std::move(shape), [=, this, all = std::vector<Value>(values.begin(), values.end())](const Index &to) {
        Index place = to;
        for (const Value value : all) {
            if (place[along] < this->shape(value)[along])
                return at(value, place);
            place[along] -= this->shape(value)[along];
        }
        return 0;
    });
}

Value UnitOps::upsample(Value x, const UpsampleAttributes &a)
{
    const Shape from = this->shape(x);
    const bool isWhole = a.mode == Interpolation::Nearest
        && std::equal(a.outputSize.begin(), a.outputSize.end(), from.begin() + 2,
                      [](std::int64_t after, std::int64_t before) { return after % before == 0; });
    if (!isWhole)
        return refuse(
            Message::of(VITRINE_TEXT("core", "%1: only nearest upsampling by whole factors is taken apart."), m_path));
    Shape shape = {from[0], from[1]};
    shape.insert(shape.end(), a.outputSize.begin(), a.outputSize.end());
    return moved(x, shape, [=](const Index &to) {
        Index place = to;
        for (std::size_t d = 2; d < from.size(); ++d)
            place[d] = to[d] / (shape[d] / from[d]);
        return place;
    });
}

} // namespace vitrine
