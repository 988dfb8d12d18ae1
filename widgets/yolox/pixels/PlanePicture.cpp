#include "widgets/yolox/pixels/PlanePicture.h"

#include "widgets/maps/PlaneReader.h"

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

std::vector<float> planeOf(const Snapshot &maps, std::int64_t channel)
{
    const Snapshot plane = maps.select(0, 0).select(0, channel);
    return plane.toFloats();
}

int byteOf(float value)
{
    return std::clamp(static_cast<int>(value + 0.5F), 0, 255);
}

} // namespace

PlanePicture PlanePicture::of(const Snapshot &maps, std::int64_t channel)
{
    if (!maps.valid() || maps.shape().size() != 4 || channel >= maps.shape()[1])
        return {};
    return of(planeOf(maps, channel), static_cast<int>(maps.shape()[3]), static_cast<int>(maps.shape()[2]));
}

PlanePicture PlanePicture::of(std::vector<float> values, int width, int height, const ColourScale &scale)
{
    PlanePicture picture{QImage(width, height, QImage::Format_RGB32), scale, std::move(values), width, height};
    const auto row = static_cast<std::size_t>(width);
    for (int y = 0; y < height; ++y)
        scale.map(std::span(picture.values).subspan(static_cast<std::size_t>(y) * row, row),
                  reinterpret_cast<QRgb *>(picture.image.scanLine(y)));
    return picture;
}

PlanePicture PlanePicture::of(std::vector<float> values, int width, int height)
{
    const ColourScale scale(ValueSpan::of(values));
    return of(std::move(values), width, height, scale);
}

QImage greyPicture(const Snapshot &maps, std::int64_t channel)
{
    const std::vector<float> values = planeOf(maps, channel);
    const auto width = static_cast<int>(maps.shape()[3]), height = static_cast<int>(maps.shape()[2]);
    QImage image(width, height, QImage::Format_RGB32);
    auto value = values.begin();
    for (int y = 0; y < height; ++y) {
        auto *to = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < width; ++x, ++value)
            to[x] = qRgb(byteOf(*value), byteOf(*value), byteOf(*value));
    }
    return image;
}

QImage colourPicture(const Snapshot &maps, std::int64_t first)
{
    const std::vector<float> blue = planeOf(maps, first), green = planeOf(maps, first + 1),
                             red = planeOf(maps, first + 2);
    const auto width = static_cast<int>(maps.shape()[3]), height = static_cast<int>(maps.shape()[2]);
    QImage image(width, height, QImage::Format_RGB32);
    std::size_t at = 0;
    for (int y = 0; y < height; ++y) {
        auto *to = reinterpret_cast<QRgb *>(image.scanLine(y));
        for (int x = 0; x < width; ++x, ++at)
            to[x] = qRgb(byteOf(red[at]), byteOf(green[at]), byteOf(blue[at]));
    }
    return image;
}

} // namespace vitrine
