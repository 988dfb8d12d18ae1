#pragma once

#include "core/base/Cancel.h"
#include "core/training/landscape/Plane.h"

#include <array>

namespace vitrine {

/// A plane that shows as much of some rows of weights as a plane through its origin can.
struct PathPlane {
    Plane plane; ///< x and y are of length 1 and at right angles: coordinates are distances between weights
    /// How much of the rows' squared distances to the origin lies along x and along y: 0 … 1.
    std::array<double, 2> shares{};
};

/// The two leading principal components of rows relative to `origin`, usually the last point of a path (Lorch 2016; Li
/// et al. 2018, section 7). Not centred on the rows' mean: the plane goes through the origin, and is the best one that
/// does. By way of the small matrix of the rows' products, as there are far fewer rows than weights. Of the two signs
/// that a component may have, the one where the row that is farthest along it is on the negative side: paths come from
/// the left. Fails where no row differs from the origin.
Result<PathPlane> pathPlane(std::span<const std::span<const float>> rows, std::span<const float> origin,
                            const Cancel &cancel = {});

} // namespace vitrine
