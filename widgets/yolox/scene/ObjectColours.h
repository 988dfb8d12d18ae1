#pragma once

#include "core/detection/augment/LabelledPicture.h"

#include <QColor>

#include <vector>

namespace vitrine {

/// A colour for each object of a picture, the same at every station: the first of a class has its class's colour, so
/// that predictions of it match; further ones of the class have hues that no class of the picture uses.
std::vector<QColor> objectColours(const std::vector<LabelledBox> &boxes);

} // namespace vitrine
