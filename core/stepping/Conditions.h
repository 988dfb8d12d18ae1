#pragma once

#include "core/base/Message.h"
#include "core/stepping/Iteration.h"
#include "core/stepping/Stops.h"

#include <optional>
#include <vector>

namespace vitrine {

/// What playing and running stop at, beside the blocks that were marked.
struct Conditions {
    bool notFinite = false; ///< NaN or an infinite number appears
    std::optional<double> gradientBelow{}, gradientAbove{}; ///< length of the gradient of a layer's parameters
    std::optional<double> deadAbove{}; ///< share, 0 … 1, of a ReLU's units that answer 0 to the whole batch

    bool any() const { return notFinite || gradientBelow || gradientAbove || deadAbove; }
    bool operator==(const Conditions &) const = default;
};

/// Where in an iteration a condition is met, and what is seen there.
struct Met {
    Stage stage = Stage::Forward;
    int node = 0;
    Message what;
};

/// All places of an iteration, in their order. Of numbers that are not finite the first alone: what follows from them
/// is not either. Looks at every number; for the compute thread.
std::vector<Met> findMet(const Iteration &iteration, const Conditions &conditions);

} // namespace vitrine
