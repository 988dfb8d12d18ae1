#pragma once

#include "core/data/Picture.h"

#include <QImage>

#include <memory>

namespace vitrine {

/// An image over the picture's own 8-bit pixels, which live as long as either.
QImage imageOver(const Picture &picture);
/// As 8-bit RGB.
Picture rgbPicture(const QImage &image);

/// One of the moving pictures, for showing and for the network: both share the pixels.
struct VideoFrame {
    Picture picture;
    QImage image;
    qint64 index = 0;
    double milliseconds = 0; ///< since the first frame
};

/// What became of the frames since the source was opened.
struct VideoStatistics {
    qint64 shown = 0; ///< given to who asked for them
    qint64 dropped = 0; ///< read, but a newer one came before anybody asked
    qint64 lost = 0; ///< that the camera or its driver lost, or that could not be decoded
    double shownPerSecond = 0; ///< over the last second
    double decodeMilliseconds = 0; ///< of a frame, over the last ones
};

} // namespace vitrine
