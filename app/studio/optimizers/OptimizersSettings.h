#pragma once

#include "widgets/optimizers/OptimizersState.h"

#include <QString>

namespace vitrine {

/// What the Optimizers room comes back with.
struct OptimizersSettings {
    QString race; ///< see raceToText(); empty at the first start
    SurfaceLayers layers;
    double speed = 150; ///< steps per second

    static OptimizersSettings load();
    void save() const;
};

} // namespace vitrine
