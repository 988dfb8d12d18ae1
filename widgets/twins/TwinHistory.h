#pragma once

#include "core/training/compare/CompareRuns.h"
#include "widgets/twins/TwinRun.h"

#include <vector>

namespace vitrine {

/// One run of a comparison, as it went so far.
struct TwinMember {
    StepSeries steps{2048}; ///< many runs are drawn at once
    std::vector<EpochRecord> epochs;
    std::optional<Error> failure; ///< it has dropped out
    std::int64_t stepsPerEpoch = 1;

    ComparedRun compared() const { return {steps.points(), epochs, stepsPerEpoch}; }
};

/// All that a comparison has left behind so far, in bounded memory.
struct TwinHistory {
    std::vector<TwinMember> members;
    std::vector<EnsemblePoint> ensemble;

    void add(const TwinUpdate &update);
    std::vector<std::vector<EpochRecord>> epochsOfAll() const; ///< of those that have not dropped out
};

} // namespace vitrine
