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
    /// Judged by AP50 and AP in place of an accuracy.
    bool isDetector() const;
};

/// What judges the runs of a comparison.
enum class TwinJudge { Accuracy, Ap50, Either };

/// All that a comparison has left behind so far, in bounded memory.
struct TwinHistory {
    std::vector<TwinMember> members;
    std::vector<EnsemblePoint> ensemble;

    void add(const TwinUpdate &update);
    TwinJudge judge() const;
    std::vector<std::vector<EpochRecord>> epochsOfAll() const; ///< of those that have not dropped out
};

} // namespace vitrine
