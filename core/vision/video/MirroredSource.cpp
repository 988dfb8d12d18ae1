#include "core/vision/video/MirroredSource.h"

#include <algorithm>
#include <utility>
#include <vector>

namespace vitrine {

namespace {

template <typename Value>
Picture exchanged(const Picture &picture, std::span<const Value> values)
{
    const auto width = static_cast<std::size_t>(picture.width()),
               channels = static_cast<std::size_t>(picture.channels());
    std::vector<Value> result(values.size());
    const std::size_t pixels = values.size() / channels;
    for (std::size_t at = 0; at < pixels; ++at) {
        const std::size_t row = at / width, x = at % width;
        std::copy_n(values.data() + at * channels, channels, result.data() + (row * width + width - 1 - x) * channels);
    }
    return Picture::of(picture.width(), picture.height(), picture.channels(), std::move(result));
}

} // namespace

Picture mirrored(const Picture &picture)
{
    if (!picture.valid())
        return {};
    return picture.bits() == 8 ? exchanged(picture, picture.bytes()) : exchanged(picture, picture.words());
}

Result<std::optional<Frame>> MirroredSource::next()
{
    auto frame = m_source->next();
    if (frame && *frame && *m_isOn)
        (*frame)->picture = mirrored((*frame)->picture);
    return frame;
}

} // namespace vitrine
