#include "widgets/ripple/EditedWeight.h"

namespace vitrine {

double EditedWeight::flat(std::int64_t position) const
{
    const auto found = numbers.constFind(position);
    return found == numbers.constEnd() ? tensor.flat(position) : static_cast<double>(*found);
}

double EditedWeight::at(const Index &index) const
{
    return flat(positionOf(index, tensor.shape()));
}

std::vector<float> EditedWeight::part(std::int64_t first, std::int64_t count) const
{
    std::vector<float> values;
    values.reserve(static_cast<std::size_t>(count));
    for (std::int64_t i = first; i < first + count; ++i)
        values.push_back(static_cast<float>(flat(i)));
    return values;
}

std::int64_t positionOf(const Index &index, const Shape &shape)
{
    std::int64_t position = 0;
    for (std::size_t i = 0; i < shape.size(); ++i)
        position = position * shape[i] + index[i];
    return position;
}

Index indexOf(std::int64_t position, const Shape &shape)
{
    Index index(shape.size());
    for (std::size_t i = shape.size(); i-- > 0;) {
        index[i] = position % shape[i];
        position /= shape[i];
    }
    return index;
}

} // namespace vitrine
