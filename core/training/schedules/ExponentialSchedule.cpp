#include "core/training/schedules/support/ScheduleBase.h"

namespace vitrine {

namespace {

/// Above 0, which no factor reaches.
HyperparameterSpec endOfExponential()
{
    HyperparameterSpec spec =
        rateFactor("end", 0.01, Message::of(VITRINE_TEXT("core", "What is left of the rate at the end.")));
    spec.min = 1e-12;
    return spec;
}

double factorOf(const ScheduleKind::Moment &moment, const Hyperparameters &set, std::span<const double>)
{
    return std::pow(set.find("end")->second, moment.step / moment.steps);
}

} // namespace

std::unique_ptr<ScheduleKind> makeExponentialSchedule()
{
    return makeSchedule(
        {.name = "exponential",
         .title = Message::of(VITRINE_TEXT("core", "Exponential")),
         .summary = Message::of(VITRINE_TEXT("core", "The rate falls by the same factor at each step.")),
         .settings = {endOfExponential()}},
        factorOf);
}

} // namespace vitrine
