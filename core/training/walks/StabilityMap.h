#pragma once

#include "core/base/Cancel.h"
#include "core/training/walks/SurfaceWalk.h"

#include <functional>

namespace vitrine {

/// One walk for each pair of a learning rate and a factor that remembers (momentum, β₁, ρ), everything else the same:
/// after Goh, "Why Momentum Really Works", Distill 2017.
struct StabilityRequest {
    SurfaceWalkRequest walk; ///< its rate and factor are replaced
    std::string factor; ///< name of the hyperparameter that goes up the map, 0 … 1; see rememberingFactor()
    double lowRate = 1e-4; ///< of the first column; columns are spaced evenly in its logarithm
    double highRate = 10; ///< of the last
    int columns = 48;
    int rows = 32;
};

/// How the walks ended.
struct StabilityMap {
    static constexpr int diverged = -1;
    static constexpr int underway = -2; ///< neither arrived nor diverged

    StabilityRequest request;
    std::vector<int> ends; ///< steps to convergence, or one of the above; rows from factor 0 up, [rows, columns]

    int end(int column, int row) const { return ends[static_cast<std::size_t>(row * request.columns + column)]; }
    double rate(int column) const;
    double factor(int row) const;
};

/// Makes all the walks; `progress` hears which share is done.
Result<StabilityMap> mapStability(const StabilityRequest &request, const Cancel &cancel = {},
                                  const std::function<void(double)> &progress = {});

/// The hyperparameter by which an optimizer remembers; empty where it has none.
std::string rememberingFactor(const OptimizerKind &optimizer);

} // namespace vitrine
