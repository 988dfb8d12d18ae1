#pragma once

#include "core/data/Resample.h"

#include <optional>

namespace vitrine {

/// MNIST fits each digit into 20 × 20 of its 28 × 28 pixels (LeCun et al., http://yann.lecun.com/exdb/mnist/).
inline constexpr double digitBoxShare = 20.0 / 28.0;

/// How much ink a grey value is on paper of the grey value `paper`: 0 none, 1 as far from the paper as grey goes.
/// Ink is dark on light paper and light on dark paper.
float inkOf(float grey, double paper);

/// The rectangle around the ink, in the picture's pixels; nothing if the picture is blank. Faint noise is no ink.
std::optional<PictureArea> findInk(const Picture &picture, double paper);

struct Centre {
    double x = 0;
    double y = 0;
};

/// The centre of mass of the first plane, in continuous pixels; its middle where it is empty.
Centre centreOfMass(const Planes &ink);

} // namespace vitrine
