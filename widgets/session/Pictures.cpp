#include "widgets/session/Pictures.h"

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <vector>

namespace vitrine {

namespace {

/// Without what lies between one row and the next.
std::vector<std::uint8_t> rowsOf(const QImage &image, std::size_t rowBytes)
{
    std::vector<std::uint8_t> values;
    values.reserve(rowBytes * static_cast<std::size_t>(image.height()));
    for (int y = 0; y < image.height(); ++y) {
        const uchar *row = image.constScanLine(y);
        values.insert(values.end(), row, row + rowBytes);
    }
    return values;
}

} // namespace

Picture toPicture(const QImage &image)
{
    if (image.isNull())
        return {};
    if (image.format() == QImage::Format_RGB888) // frames of a video are, and many of them come
        return Picture::of(image.width(), image.height(), 3,
                           rowsOf(image, static_cast<std::size_t>(image.width()) * 3));
    const bool grey = image.isGrayscale() && !image.hasAlphaChannel();
    const QImage source = image.convertToFormat(grey ? QImage::Format_Grayscale8 : QImage::Format_RGBA8888);
    const int channels = grey ? 1 : 4;
    return Picture::of(source.width(), source.height(), channels,
                       rowsOf(source, static_cast<std::size_t>(source.width()) * static_cast<std::size_t>(channels)));
}

QImage toImage(const Picture &picture)
{
    if (!picture.valid())
        return {};
    const int channels = picture.channels();
    QImage image(picture.width(), picture.height(), channels == 1 ? QImage::Format_Grayscale8 : QImage::Format_RGB888);
    std::vector<float> values(static_cast<std::size_t>(picture.width()) * static_cast<std::size_t>(channels));
    for (int y = 0; y < picture.height(); ++y) {
        picture.readRow(y, values);
        std::transform(values.begin(), values.end(), image.scanLine(y),
                       [](float value) { return static_cast<uchar>(std::lround(value * 255)); });
    }
    return image;
}

QImage itemImage(const Snapshot &item)
{
    const Shape &shape = item.shape();
    if (shape.size() != 3 || (shape[0] != 1 && shape[0] != 3))
        return {};
    const std::vector<float> values = item.toFloats();
    const auto height = static_cast<std::size_t>(shape[1]);
    const auto width = static_cast<std::size_t>(shape[2]);
    const auto channels = static_cast<std::size_t>(shape[0]);
    QImage image(static_cast<int>(width), static_cast<int>(height),
                 channels == 1 ? QImage::Format_Grayscale8 : QImage::Format_RGB888);
    for (std::size_t y = 0; y < height; ++y) {
        uchar *row = image.scanLine(static_cast<int>(y));
        for (std::size_t x = 0; x < width; ++x) {
            for (std::size_t c = 0; c < channels; ++c) {
                const float value = std::clamp(values[(c * height + y) * width + x], 0.0F, 1.0F);
                row[x * channels + c] = static_cast<uchar>(std::lround(value * 255));
            }
        }
    }
    return image;
}

} // namespace vitrine
