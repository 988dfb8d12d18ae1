#pragma once

#include "core/data/Picture.h"
#include "core/tensor/Snapshot.h"

#include <QImage>

namespace vitrine {

/// Pictures between core and Qt. A null image gives no picture, and the other way round.
Picture toPicture(const QImage &image);
QImage toImage(const Picture &picture);

/// An item of a set of pictures, [C, H, W] with C 1 or 3 and values 0 … 1, as a picture; null for other shapes.
QImage itemImage(const Snapshot &item);

} // namespace vitrine
