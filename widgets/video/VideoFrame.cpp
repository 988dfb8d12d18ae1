#include "widgets/video/VideoFrame.h"

#include <cstdint>
#include <utility>
#include <vector>

namespace vitrine {

QImage imageOver(const Picture &picture)
{
    const QImage::Format format = picture.channels() == 1 ? QImage::Format_Grayscale8 : QImage::Format_RGB888;
    return QImage(
        picture.bytes().data(), picture.width(), picture.height(),
        static_cast<qsizetype>(picture.width()) * picture.channels(), format,
        [](void *held) { delete static_cast<Picture *>(held); }, new Picture(picture));
}

Picture rgbPicture(const QImage &image)
{
    const QImage rgb = image.convertToFormat(QImage::Format_RGB888);
    const auto row = static_cast<std::size_t>(rgb.width()) * 3;
    std::vector<std::uint8_t> values;
    values.reserve(row * static_cast<std::size_t>(rgb.height()));
    for (int y = 0; y < rgb.height(); ++y)
        values.insert(values.end(), rgb.constScanLine(y), rgb.constScanLine(y) + row);
    return Picture::of(rgb.width(), rgb.height(), 3, std::move(values));
}

} // namespace vitrine
