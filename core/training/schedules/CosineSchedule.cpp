#include "core/training/schedules/support/ScheduleBase.h"

namespace vitrine {

namespace {

double factorOf(const ScheduleKind::Moment &moment, const Hyperparameters &set, std::span<const double>)
{
    return cosineBetween(1, set.find("end")->second, moment.step / moment.steps);
}

} // namespace

std::unique_ptr<ScheduleKind> makeCosineSchedule()
{
    return makeSchedule(
        {.name = "cosine",
         .title = Message::of(VITRINE_TEXT("core", "Cosine")),
         .summary = Message::of(VITRINE_TEXT("core", "The rate falls along half a cosine: slowly, fast, slowly.")),
         .settings = {rateFactor("end", 0, Message::of(VITRINE_TEXT("core", "What is left of the rate at the end.")))}},
        factorOf);
}

} // namespace vitrine
