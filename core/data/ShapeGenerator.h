#pragma once

#include "core/base/Rng.h"
#include "core/data/ObjectSet.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vitrine {

/// The shapes' names by label: circle, square, triangle, star, ring, cross.
const std::vector<std::string> &shapeClasses();

struct ShapeScene {
    int side = 32; ///< pixels of the square picture
    int mostObjects = 1; ///< there are 1 to so many
};

struct DrawnShapes {
    std::vector<std::uint8_t> pixels; ///< planes [3, side, side]
    /// With their masks, the first of the label that was asked for; what is covered by more than half is left out.
    std::vector<MarkedObject> objects;
};

/// Draws coloured shapes, turned and of different sizes, on a textured background. Whole numbers throughout, so that
/// the same random numbers give the same picture on every machine. The first object is of the class `label`; the others
/// are drawn under it.
DrawnShapes drawShapes(const ShapeScene &scene, std::int64_t label, Rng &rng);

} // namespace vitrine
