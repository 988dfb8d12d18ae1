#pragma once

#include "widgets/optimizers/networks/NetRaceHistory.h"
#include "widgets/optimizers/networks/NetRaceState.h"

#include <QVector>

namespace vitrine {

/// One competitor's curve over all races: the mean, and one standard deviation to both sides.
struct RaceCurve {
    QVector<double> x, mean, deviation; ///< deviations are 0 where there is one race
    QVector<double> steps; ///< beside x
};

RaceCurve curveOf(const NetRaceHistory &history, std::size_t member, const NetRaceLook &look);
/// The mean at a place of the x axis, of the point nearest to it; NaN where the curve has not come so far.
double valueAt(const RaceCurve &curve, double x);

} // namespace vitrine
