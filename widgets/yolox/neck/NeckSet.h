#pragma once

#include "core/yolox/NeckStudy.h"

#include <array>

namespace vitrine {

/// The three necks on one run's features. Immutable; made on the compute thread.
struct NeckSet {
    std::array<NeckResult, neckKinds> necks; ///< by NeckKind

    const NeckResult &of(NeckKind kind) const { return necks[static_cast<std::size_t>(kind)]; }
};

/// What one changed place of the features does to the outputs of each neck.
using NeckInfluences = std::array<NeckInfluence, neckKinds>;
/// By input level, by output level: the share of the places that change when the middle of the input does.
using NeckReach = std::array<std::array<double, 3>, 3>;

} // namespace vitrine
