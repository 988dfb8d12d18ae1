#include "core/training/schedules/support/ScheduleBase.h"

namespace vitrine {

namespace {

double factorOf(const ScheduleKind::Moment &, const Hyperparameters &, std::span<const double>)
{
    return 1;
}

} // namespace

std::unique_ptr<ScheduleKind> makeConstantSchedule()
{
    return makeSchedule({.name = "constant",
                         .title = Message::of(VITRINE_TEXT("core", "Constant")),
                         .summary = Message::of(VITRINE_TEXT("core", "The rate stays as it is.")),
                         .settings = {}},
                        factorOf);
}

} // namespace vitrine
