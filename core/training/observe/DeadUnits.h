#pragma once

#include "core/trace/Trace.h"

#include <string>
#include <vector>

namespace vitrine {

/// Units of a ReLU that answer 0 to every sample: nothing goes through them, forward or back, so that they can't learn.
struct DeadUnits {
    std::string path; ///< of the ReLU: "relu1"
    std::int64_t dead = 0;
    std::int64_t count = 0; ///< units: channels, or numbers where there are no channels

    double share() const { return count > 0 ? static_cast<double>(dead) / static_cast<double>(count) : 0; }
};

/// Each ReLU of a run over a batch, the more samples the surer. Those without dead units are left out.
std::vector<DeadUnits> findDeadUnits(const Trace &trace);

} // namespace vitrine
