#pragma once

#include "core/base/Cancel.h"
#include "core/training/TrainSetup.h"
#include "core/training/compare/CompareRuns.h"

#include <functional>
#include <span>
#include <vector>

namespace vitrine {

/// The k runs of a k-fold cross-validation: each trains on all parts of the set but one, which validates it. All the
/// set takes part, however the run itself would divide it. Each fold's pictures are standardised by its own training
/// part, so that it knows nothing of what judges it. Fails where there are fewer than two folds or too few items.
Result<std::vector<TrainSetup>> makeFolds(const TrainSetup &setup, int folds, const Cancel &cancel = {},
                                          const std::function<void(double)> &progress = {});

/// Mean and sample standard deviation (n − 1) of some numbers; those that are not finite are left out.
struct Spread {
    double mean = none;
    double deviation = none; ///< of fewer than two numbers there is none
    int count = 0;
};
Spread spreadOf(std::span<const double> values);

/// A figure of every run after each epoch that all of them have done: the curve with its band.
std::vector<Spread> spreadByEpoch(std::span<const std::vector<EpochRecord>> runs, const EpochFigure &figure);

} // namespace vitrine
