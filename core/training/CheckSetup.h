#pragma once

#include "core/training/TrainSetup.h"

namespace vitrine {

/// Whether a run can begin: there is something to train on, the network's answers fit the set's, and the numbers lie
/// within their limits.
Result<void> checkSetup(const TrainSetup &setup);

} // namespace vitrine
