#include "core/training/GradientRow.h"

#include <array>
#include <cmath>
#include <numeric>

namespace vitrine {

/// In several sums at once, so that they need not wait for each other.
double normOf(std::span<const float> values)
{
    constexpr std::size_t lanes = 8;
    std::array<double, lanes> sums{};
    std::size_t i = 0;
    for (; i + lanes <= values.size(); i += lanes)
        for (std::size_t lane = 0; lane < lanes; ++lane)
            sums[lane] += static_cast<double>(values[i + lane]) * values[i + lane];
    for (; i < values.size(); ++i)
        sums[0] += static_cast<double>(values[i]) * values[i];
    return std::sqrt(std::accumulate(sums.begin(), sums.end(), 0.0));
}

namespace {

void addPenalties(std::span<float> gradients, std::span<const float> weights, float l1, float l2)
{
    for (std::size_t i = 0; i < gradients.size(); ++i) {
        const auto sign = static_cast<float>((weights[i] > 0) - (weights[i] < 0));
        gradients[i] += l1 * sign + l2 * weights[i];
    }
}

} // namespace

void addPenalties(std::span<float> gradients, std::span<const float> weights, std::span<const TensorRange> ranges,
                  const TrainControls &controls)
{
    const auto l1 = static_cast<float>(controls.l1), l2 = static_cast<float>(controls.l2);
    if (l1 == 0 && l2 == 0)
        return;
    if (!controls.l2OfKernelsOnly)
        return addPenalties(gradients, weights, l1, l2);
    for (const TensorRange &range : ranges)
        addPenalties(gradients.subspan(range.offset, range.count()), weights.subspan(range.offset, range.count()), l1,
                     range.shape.size() > 1 ? l2 : 0.0F);
}

void clipGradients(std::span<float> gradients, double norm, double limit)
{
    if (limit <= 0 || norm <= limit)
        return;
    const auto scale = static_cast<float>(limit / (norm + 1e-6)); // as torch.nn.utils.clip_grad_norm_
    for (float &gradient : gradients)
        gradient *= scale;
}

double scheduleFactor(const TrainControls &controls, const ScheduleKind::Moment &moment)
{
    const ScheduleKind *schedule = findScheduleKind(controls.schedule);
    Hyperparameters settings = controls.scheduleSettings;
    for (const HyperparameterSpec &spec : schedule->settings())
        settings.emplace(spec.name, spec.defaultValue);
    return schedule->factor(moment, settings, controls.curve);
}

} // namespace vitrine
