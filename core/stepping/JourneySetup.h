#pragma once

#include "core/trace/Executor.h"
#include "core/training/TrainSetup.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <string>

namespace vitrine {

/// What a journey begins with, and what it is fed.
struct JourneySetup {
    /// Puts the inputs and the losses' targets of an iteration into `request`, whose weights are those of the moment.
    /// The same for the same number: what has been let go of is computed again. Not asked for `first`.
    using Feed = std::function<Result<void>(std::int64_t number, TraceRequest &request)>;

    TraceRequest start; ///< graph, weights to begin with, mode, device, seed of dropout's masks; inputs are the feed's
    std::shared_ptr<const Trace> first; ///< of iteration 0, where it is there already; null: computed as the others
    Feed feed;
    std::string optimizer = "sgd";
    TrainControls controls;
    std::int64_t stepsPerEpoch = 1; ///< for the schedule
    int epochs = 1; ///< likewise
    std::int64_t budget = std::int64_t{512} << 20; ///< bytes for what is kept
};

} // namespace vitrine
