#include "widgets/experiments/SceneSetups.h"

#include "core/training/ScheduleKind.h"

#include <algorithm>

namespace vitrine {

RaceSetup raceOf(const SurfaceScene &scene, quint64 seed)
{
    RaceSetup setup;
    setup.surface = scene.surface;
    useSurface(setup, *findSurfaceKind(scene.surface));
    setup.start = scene.start;
    setup.steps = std::min(scene.steps, mostRaceSteps);
    setup.noise = scene.noise;
    setup.seed = seed;
    for (const SurfaceArm &arm : scene.arms) {
        Competitor competitor = makeCompetitor(setup, *findOptimizerKind(arm.optimizer));
        for (const auto &[name, value] : arm.settings)
            competitor.settings[name] = value;
        competitor.schedule = arm.schedule;
        for (const HyperparameterSpec &spec : findScheduleKind(arm.schedule)->settings())
            competitor.scheduleSettings[spec.name] = spec.defaultValue;
        for (const auto &[name, value] : arm.scheduleSettings)
            competitor.scheduleSettings[name] = value;
        addCompetitor(setup, std::move(competitor));
    }
    return setup;
}

void useScene(TrainSettings &settings, const NetworkScene &scene, quint64 seed)
{
    settings.data = QString::fromStdString(scene.data);
    settings.split = {SplitKind::AsDivided, {}, 1};
    settings.fromShown = false;
    settings.optimizer = QString::fromStdString(scene.optimizer);
    settings.hyperparameters[settings.optimizer] = scene.controls.hyperparameters;
    settings.schedule = QString::fromStdString(scene.controls.schedule);
    settings.scheduleSettings[settings.schedule] = scene.controls.scheduleSettings;
    settings.epochs = scene.epochs;
    settings.batchSize = scene.batchSize;
    settings.seed = seed;
    settings.l1 = settings.l2 = settings.clipNorm = settings.labelNoise = settings.emaDecay = 0;
    settings.patience = 0;
    settings.augmentations.clear();
}

} // namespace vitrine
