#pragma once

#include <QImage>
#include <QImageReader>
#include <QList>

namespace vitrine::test {

/// Mean difference of a channel, 0 to 255.
inline double difference(const QImage &one, const QImage &other)
{
    const QImage a = one.convertToFormat(QImage::Format_RGB888), b = other.convertToFormat(QImage::Format_RGB888);
    if (a.size() != b.size())
        return 255;
    double sum = 0;
    for (int y = 0; y < a.height(); ++y)
        for (int x = 0; x < a.width() * 3; ++x)
            sum += qAbs(int(a.constScanLine(y)[x]) - int(b.constScanLine(y)[x]));
    return sum / a.width() / a.height() / 3;
}

/// All pictures of a GIF.
inline QList<QImage> readGif(const QString &file)
{
    QImageReader reader(file);
    QList<QImage> images;
    for (QImage image = reader.read(); !image.isNull(); image = reader.read())
        images += image;
    return images;
}

} // namespace vitrine::test
