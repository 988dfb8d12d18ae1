#include "widgets/optimizers/networks/NetRaceCurves.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

/// One race's points.
struct LaneCurve {
    std::vector<double> steps, x, y;
};

double placeOn(NetRaceLook::Axis axis, double step, double epoch, double seconds)
{
    return axis == NetRaceLook::Axis::Steps ? step : axis == NetRaceLook::Axis::Epochs ? epoch : seconds;
}

LaneCurve laneCurve(const RaceLane &lane, const NetRaceLook &look)
{
    LaneCurve curve;
    const auto add = [&](double step, double epoch, double seconds, double value) {
        if (!std::isfinite(value))
            return;
        curve.steps.push_back(step);
        curve.x.push_back(placeOn(look.axis, step, epoch, seconds));
        curve.y.push_back(value);
    };
    if (look.curve == NetRaceLook::Curve::TrainingLoss) {
        const auto &points = lane.steps.points();
        const std::vector<double> losses = smoothedLoss(points, look.smoothing);
        for (std::size_t i = 0; i < points.size(); ++i)
            add(static_cast<double>(points[i].step), points[i].epoch, points[i].seconds, losses[i]);
        return curve;
    }
    for (const RaceEpoch &epoch : lane.epochs)
        add(static_cast<double>(epoch.step), epoch.record.epoch, epoch.seconds,
            look.curve == NetRaceLook::Curve::Accuracy ? epoch.record.validationAccuracy : epoch.record.validationLoss);
    return curve;
}

/// Walks along a curve as the steps that it is asked for grow.
class CurveWalk {
public:
    explicit CurveWalk(const LaneCurve &curve) : m_curve(curve) { }

    /// Between the points straight; false where the curve has not come so far.
    bool at(double step, double &x, double &y)
    {
        const auto &steps = m_curve.steps;
        while (m_next < steps.size() && steps[m_next] < step)
            ++m_next;
        if (m_next == steps.size() || step < steps.front())
            return false;
        const std::size_t before = m_next == 0 ? 0 : m_next - 1;
        const double width = steps[m_next] - steps[before];
        const double part = width > 0 ? (step - steps[before]) / width : 0;
        x = std::lerp(m_curve.x[before], m_curve.x[m_next], part);
        y = std::lerp(m_curve.y[before], m_curve.y[m_next], part);
        return true;
    }

private:
    const LaneCurve &m_curve;
    std::size_t m_next = 0; ///< the first point at or behind the step
};

} // namespace

RaceCurve curveOf(const NetRaceHistory &history, std::size_t member, const NetRaceLook &look)
{
    std::vector<LaneCurve> lanes;
    for (const auto &race : history.races)
        if (LaneCurve curve = laneCurve(race[member], look); !curve.steps.empty())
            lanes.push_back(std::move(curve));
    RaceCurve curve;
    if (lanes.empty())
        return curve;
    const auto longest = std::max_element(lanes.begin(), lanes.end(), [](const LaneCurve &a, const LaneCurve &b) {
        return a.steps.back() < b.steps.back();
    });
    std::vector<CurveWalk> walks(lanes.begin(), lanes.end());
    for (const double step : longest->steps) {
        double sumX = 0, sum = 0, squares = 0, count = 0;
        for (CurveWalk &walk : walks) {
            double x = 0, y = 0;
            if (!walk.at(step, x, y))
                continue;
            sumX += x;
            sum += y;
            squares += y * y;
            ++count;
        }
        const double mean = sum / count;
        const double variance = count > 1 ? (squares - count * mean * mean) / (count - 1) : 0;
        curve.steps << step;
        curve.x << sumX / count;
        curve.mean << mean;
        curve.deviation << std::sqrt(std::max(0.0, variance));
    }
    return curve;
}

double valueAt(const RaceCurve &curve, double x)
{
    if (curve.x.isEmpty() || x > curve.x.back() * 1.02 + 1)
        return none;
    const auto after = std::lower_bound(curve.x.begin(), curve.x.end(), x);
    if (after == curve.x.end())
        return curve.mean.back();
    const auto i = after - curve.x.begin();
    return i > 0 && x - curve.x[i - 1] < curve.x[i] - x ? curve.mean[i - 1] : curve.mean[i];
}

} // namespace vitrine
