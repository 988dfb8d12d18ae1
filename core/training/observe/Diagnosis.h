#pragma once

#include "core/training/TrainSetup.h"
#include "core/training/observe/DeadUnits.h"

#include <span>
#include <vector>

namespace vitrine {

/// What can be seen to go wrong with a run.
enum class Symptom {
    RateTooLarge, ///< the loss climbs back, or jumps
    RateTooSmall, ///< the loss is flat, and the weights hardly move
    OverFit, ///< the validation loss rises while the training loss falls
    UnderFit, ///< both losses have stopped falling, and many answers are wrong
    DeadUnits ///< many ReLUs answer 0 to everything
};

struct Finding {
    Symptom symptom = Symptom::OverFit;
    Message what; ///< what is seen, with its numbers
    Message advice; ///< what to try
};

/// A run so far.
struct Course {
    std::span<const StepRecord> steps; ///< evenly spaced
    std::span<const EpochRecord> epochs;
    double updateRatio = none; ///< median over the tensors of ‖Δw‖ / ‖w‖ at a late step
    std::vector<DeadUnits> dead; ///< from a run over a batch
};

/// What shows in a run's numbers; pure. At most one finding of each kind, the most urgent first.
std::vector<Finding> diagnose(const Course &course);

} // namespace vitrine
