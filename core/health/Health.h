#pragma once

#include "core/trace/Trace.h"

#include <string>
#include <vector>

namespace vitrine {

/// What can be seen to go wrong in a run, the worst first.
enum class Ailment {
    NotANumber, ///< NaN or infinite values, in the pass forward, the gradients or the weights
    Exploding, ///< gradients grow on their way back
    Vanishing, ///< gradients shrink on their way back
    DeadUnits, ///< ReLUs that answer 0 to the whole batch
    Saturated ///< sigmoids and tanhs at their flat ends
};

struct HealthFinding {
    Ailment ailment = Ailment::NotANumber;
    double number = 0; ///< how bad: values, a ratio of gradients, a share of units or values
    Message reason; ///< what is seen, with its numbers
    Message advice; ///< what to try

    bool operator==(const HealthFinding &) const = default;
};

/// From where on a number is a finding.
struct HealthLimits {
    double vanishing = 1e-3; ///< ‖∂L/∂y‖ of a block over that of the network's answer
    double exploding = 1e3; ///< likewise
    double hugeGradient = 1e4; ///< ‖∂L/∂y‖, whatever the answer's is
    double deadShare = 0.2; ///< of a ReLU's units
    std::int64_t fewestValues = 16; ///< of a unit over the batch, before its silence says anything
    double saturatedShare = 0.5; ///< of a sigmoid's or tanh's values
    double flatEnd = 0.01; ///< of the range of values: σ(x) below 0.01 or above 0.99
};

/// The findings about one block.
struct BlockHealth {
    std::string block; ///< id; of a part of a composite its path
    std::vector<HealthFinding> findings; ///< the worst first; never empty

    bool operator==(const BlockHealth &) const = default;
};

/// Blocks with something to tell, in the order of the graph. Reads every output and gradient once; where they live on a
/// GPU, on the compute thread.
std::vector<BlockHealth> judgeHealth(const Trace &trace, const HealthLimits &limits = {});
/// The same of all that is within composite blocks, single layers first.
std::vector<BlockHealth> judgeParts(const Trace &trace, const HealthLimits &limits = {});

/// ‖∂L/∂y‖₂ of a tensor; NaN where it holds a NaN or infinite value.
double lengthOf(const Snapshot &tensor);
/// Share of a sigmoid's (0 … 1) or tanh's (−1 … 1) values that lie at the flat ends.
double saturatedShare(const Snapshot &output, double low, double high, double flatEnd);

} // namespace vitrine
