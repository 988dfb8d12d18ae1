#include "core/blocks/support/Indexing.h"

#include <algorithm>

namespace vitrine {

std::int64_t ravelled(const Index &index, const Shape &shape)
{
    std::int64_t position = 0;
    for (std::size_t d = 0; d < shape.size(); ++d)
        position = position * shape[d] + index[d];
    return position;
}

Index unravelled(std::int64_t position, const Shape &shape)
{
    Index index(shape.size(), 0);
    for (std::size_t d = shape.size(); d-- > 0;) {
        index[d] = position % shape[d];
        position /= shape[d];
    }
    return index;
}

std::optional<std::size_t> wrapDimension(std::int64_t dimension, std::size_t rank)
{
    const auto count = static_cast<std::int64_t>(rank);
    if (dimension < -count || dimension >= count)
        return std::nullopt;
    return static_cast<std::size_t>(dimension < 0 ? dimension + count : dimension);
}

std::optional<Shape> broadcastShape(std::span<const Shape> shapes)
{
    Shape result;
    for (const Shape &shape : shapes) {
        if (shape.size() > result.size())
            result.insert(result.begin(), shape.size() - result.size(), 1);
        const std::size_t shift = result.size() - shape.size();
        for (std::size_t d = 0; d < shape.size(); ++d) {
            std::int64_t &size = result[d + shift];
            if (size != 1 && shape[d] != 1 && size != shape[d])
                return std::nullopt;
            if (size == 1)
                size = shape[d];
        }
    }
    return result;
}

Index broadcastIndex(const Index &index, const Shape &shape)
{
    Index place(index.end() - static_cast<std::ptrdiff_t>(shape.size()), index.end());
    for (std::size_t d = 0; d < shape.size(); ++d) {
        if (shape[d] == 1)
            place[d] = 0;
    }
    return place;
}

std::vector<Index> broadcastPlaces(const Index &index, const Shape &shape, const Shape &result)
{
    // The box of places: one place along the dimensions that the tensor has, all along those it is repeated over.
    const std::size_t shift = result.size() - shape.size();
    Index first(result.size(), 0);
    Shape counts = result;
    for (std::size_t d = 0; d < shape.size(); ++d) {
        if (shape[d] == 1)
            continue;
        first[d + shift] = index[d];
        counts[d + shift] = 1;
    }
    std::vector<Index> places;
    forEachIndex(counts, [&](const Index &offset) {
        Index place = first;
        for (std::size_t d = 0; d < place.size(); ++d)
            place[d] += offset[d];
        places.push_back(std::move(place));
    });
    return places;
}

} // namespace vitrine
