#pragma once

// Private to core/health: what is said about a finding, and what there is to try in this network.

#include "core/health/Health.h"

namespace vitrine {

/// What of a network bears on its gradients.
struct NetworkSigns {
    int squashing = 0; ///< sigmoids and tanhs
    bool hasNorm = false;
};
NetworkSigns signsOf(const Graph &graph);
/// Of what comes after a block.
NetworkSigns signsBehind(const Graph &graph, const GraphBlock &block);

/// NaN and infinite values of a block, by where they stand.
struct WrongCounts {
    std::int64_t outputs = 0, gradients = 0, weights = 0;
};
/// `source`: the block that they come from; empty: this one.
HealthFinding notANumber(const WrongCounts &wrong, const std::string &source);
HealthFinding exploding(double length, double answer, const NetworkSigns &network);
/// Long whatever the answer's gradient is: beyond `limit`.
HealthFinding huge(double length, double limit, const NetworkSigns &network);
HealthFinding vanishing(double length, double answer, const NetworkSigns &behind);
HealthFinding dead(std::int64_t dead, std::int64_t units, std::int64_t samples);
HealthFinding saturated(double share, bool isTanh, double flatEnd);

} // namespace vitrine
