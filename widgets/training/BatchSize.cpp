#include "widgets/training/BatchSize.h"

#include "core/training/OptimizerKind.h"
#include "core/training/TrainSetup.h"
#include "core/training/detection/YoloxDefaults.h"

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

/// Of a detector, within what the optimizer takes; NaN, which nothing equals, where YOLOX says nothing about it.
double usualRate(const QString &optimizer, int batchSize)
{
    const OptimizerKind *kind = findOptimizerKind(optimizer.toStdString());
    const Hyperparameters usual = yoloxHyperparameters(optimizer.toStdString(), batchSize);
    if (!kind || !usual.contains("lr"))
        return none;
    const auto &specs = kind->hyperparameters();
    const auto spec = std::ranges::find(specs, "lr", &HyperparameterSpec::name);
    return spec == specs.end() ? none : std::clamp(usual.at("lr"), spec->min, spec->max);
}

} // namespace

void setBatchSize(TrainSettings &settings, int size, bool isDetector)
{
    const int before = std::exchange(settings.batchSize, size);
    if (!isDetector)
        return;
    for (auto &[name, values] : settings.hyperparameters) {
        const auto rate = values.find("lr");
        if (rate != values.end() && rate->second == usualRate(name, before))
            rate->second = usualRate(name, size);
    }
}

} // namespace vitrine
