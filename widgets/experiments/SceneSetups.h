#pragma once

#include "core/experiments/ExperimentScene.h"
#include "widgets/optimizers/RaceSetup.h"
#include "widgets/training/TrainSettings.h"

namespace vitrine {

/// The race that an experiment sets up.
RaceSetup raceOf(const SurfaceScene &scene, quint64 seed);
/// The settings of training that an experiment uses; what it does not say stays.
void useScene(TrainSettings &settings, const NetworkScene &scene, quint64 seed);

} // namespace vitrine
