#include "core/training/walks/StabilityMap.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

/// Of the last row. At 1 nothing is forgotten, and Adam would divide by zero.
constexpr double highestFactor = 0.99;

int endOf(const SurfaceWalk &walk)
{
    if (walk.divergedAt)
        return StabilityMap::diverged;
    return walk.convergedAt ? static_cast<int>(*walk.convergedAt) : StabilityMap::underway;
}

double shareOf(int index, int count)
{
    return count < 2 ? 0 : static_cast<double>(index) / (count - 1);
}

} // namespace

double StabilityMap::rate(int column) const
{
    return request.lowRate * std::pow(request.highRate / request.lowRate, shareOf(column, request.columns));
}

double StabilityMap::factor(int row) const
{
    return highestFactor * shareOf(row, request.rows);
}

Result<StabilityMap> mapStability(const StabilityRequest &request, const Cancel &cancel,
                                  const std::function<void(double)> &progress)
{
    StabilityMap map{request, {}};
    map.ends.reserve(static_cast<std::size_t>(request.rows * request.columns));
    SurfaceWalkRequest walk = request.walk;
    for (int row = 0; row < request.rows; ++row) {
        walk.hyperparameters[request.factor] = map.factor(row);
        for (int column = 0; column < request.columns; ++column) {
            if (cancel.requested())
                return Cancel::error();
            walk.hyperparameters["lr"] = map.rate(column);
            map.ends.push_back(endOf(walkSurface(walk)));
        }
        if (progress)
            progress(static_cast<double>(row + 1) / request.rows);
    }
    return map;
}

std::string rememberingFactor(const OptimizerKind &optimizer)
{
    for (const char *name : {"momentum", "beta1", "rho"})
        for (const HyperparameterSpec &spec : optimizer.hyperparameters())
            if (spec.name == name)
                return name;
    return {};
}

} // namespace vitrine
