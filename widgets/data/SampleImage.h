#pragma once

#include "core/data/Dataset.h"

#include <QImage>

namespace vitrine {

/// An item of a set as a picture that fits into a square of `side` pixels, with the boxes of its objects drawn in; null
/// where it can't be read, or is none. Small pictures are enlarged by whole numbers, with crisp edges.
QImage sampleThumbnail(const Dataset &set, std::int64_t item, int side);

} // namespace vitrine
