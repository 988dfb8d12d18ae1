#pragma once

#include "core/training/ScheduleKind.h"

#include <algorithm>
#include <cmath>
#include <memory>
#include <numbers>
#include <utility>

namespace vitrine {

/// What a schedule says about itself.
struct ScheduleText {
    std::string name;
    Message title;
    Message summary;
    std::vector<HyperparameterSpec> settings;
};

/// A schedule made of its text and one function: `factor(moment, settings, curve)`.
template <typename Factor>
class PlainSchedule : public ScheduleKind {
public:
    PlainSchedule(ScheduleText text, Factor function) : m_text(std::move(text)), m_factor(std::move(function)) { }

    std::string name() const override { return m_text.name; }
    Message title() const override { return m_text.title; }
    Message summary() const override { return m_text.summary; }
    const std::vector<HyperparameterSpec> &settings() const override { return m_text.settings; }
    double factor(const Moment &moment, const Hyperparameters &settings, std::span<const double> curve) const override
    {
        return m_factor(moment, settings, curve);
    }

private:
    ScheduleText m_text;
    Factor m_factor;
};

template <typename Factor>
std::unique_ptr<ScheduleKind> makeSchedule(ScheduleText text, Factor factor)
{
    return std::make_unique<PlainSchedule<Factor>>(std::move(text), std::move(factor));
}

/// A share of the run, from 0 to 1.
HyperparameterSpec shareOfRun(const std::string &name, double defaultValue, Message help);
/// A factor on the learning rate, from 0 to 1.
HyperparameterSpec rateFactor(const std::string &name, double defaultValue, Message help);

/// From `start` at 0 to `end` at 1 along half a cosine.
inline double cosineBetween(double start, double end, double share)
{
    return end + (start - end) * 0.5 * (1 + std::cos(std::numbers::pi * std::clamp(share, 0.0, 1.0)));
}

} // namespace vitrine
