#pragma once

#include "core/training/ScheduleKind.h"
#include "core/training/TrainSetup.h"

#include <span>

namespace vitrine {

// What happens to the gradients of a batch before the optimizer gets them; whoever steps one uses these.

/// √Σx². NaN or infinite where a value is.
double normOf(std::span<const float> values);
/// Adds what l1·Σ|w| and l2/2·Σw² give to the gradient. `ranges`: which piece of the row is which tensor.
void addPenalties(std::span<float> gradients, std::span<const float> weights, std::span<const TensorRange> ranges,
                  const TrainControls &controls);
/// Shortens a gradient of the length `norm` to `limit`; 0: never.
void clipGradients(std::span<float> gradients, double norm, double limit);
/// What the schedule makes of the learning rate at the step that comes next.
double scheduleFactor(const TrainControls &controls, const ScheduleKind::Moment &moment);

} // namespace vitrine
