#include "core/data/Dataset.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

/// Numbers from 0 to 1 in planes, as a picture.
Picture toPicture(const Snapshot &planes)
{
    const Shape &shape = planes.shape();
    const auto channels = static_cast<std::size_t>(shape[0]);
    const auto pixels = static_cast<std::size_t>(shape[1] * shape[2]);
    const std::vector<float> numbers = planes.toFloats();
    std::vector<std::uint8_t> values(numbers.size());
    for (std::size_t c = 0; c < channels; ++c)
        for (std::size_t i = 0; i < pixels; ++i)
            values[i * channels + c] =
                static_cast<std::uint8_t>(std::lround(std::clamp(numbers[c * pixels + i], 0.0F, 1.0F) * 255.0F));
    return Picture::of(static_cast<int>(shape[2]), static_cast<int>(shape[1]), static_cast<int>(channels),
                       std::move(values));
}

} // namespace

bool isPictureShape(const Shape &shape)
{
    return shape.size() == 3 && (shape[0] == 1 || shape[0] == 3);
}

Result<std::int64_t> Dataset::label(std::int64_t index) const
{
    const auto read = item(index);
    if (!read)
        return read.error();
    return read->label;
}

Result<Picture> Dataset::picture(std::int64_t index) const
{
    const auto read = item(index);
    if (!read)
        return read.error();
    if (!isPictureShape(read->input.shape()))
        return fail(VITRINE_TEXT("core", "The items of the set %1 are no pictures: their shape is %2."), name(),
                    toString(read->input.shape()));
    return toPicture(read->input);
}

} // namespace vitrine
