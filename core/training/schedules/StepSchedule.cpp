#include "core/training/schedules/support/ScheduleBase.h"

namespace vitrine {

namespace {

double factorOf(const ScheduleKind::Moment &moment, const Hyperparameters &set, std::span<const double>)
{
    const double every = set.find("every")->second * moment.steps;
    if (every <= 0)
        return 1;
    // A third of 300 steps must be 100 of them whatever the rounding.
    const double falls = std::floor(moment.step / every + 1e-9);
    return std::pow(set.find("gamma")->second, falls);
}

} // namespace

std::unique_ptr<ScheduleKind> makeStepSchedule()
{
    return makeSchedule(
        {.name = "step",
         .title = Message::of(VITRINE_TEXT("core", "Steps")),
         .summary =
             Message::of(VITRINE_TEXT("core", "The rate falls by a factor, again and again after the same time.")),
         .settings = {shareOfRun("every", 1.0 / 3,
                                 Message::of(VITRINE_TEXT("core", "How much of the run lies between two falls."))),
                      rateFactor("gamma", 0.1,
                                 Message::of(VITRINE_TEXT("core", "What the rate is multiplied by at each fall.")))}},
        factorOf);
}

} // namespace vitrine
