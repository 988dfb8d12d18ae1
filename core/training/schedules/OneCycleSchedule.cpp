#include "core/training/schedules/support/ScheduleBase.h"

namespace vitrine {

namespace {

/// Smith & Topin 2018, arXiv 1708.07120, as PyTorch's OneCycleLR has it: the last step has the lowest rate.
double factorOf(const ScheduleKind::Moment &moment, const Hyperparameters &set, std::span<const double>)
{
    const double last = std::max(moment.steps - 1, 1.0);
    const double top = std::clamp(set.find("rise")->second * moment.steps - 1, 0.0, last);
    if (moment.step <= top && top > 0)
        return cosineBetween(set.find("start")->second, 1, moment.step / top);
    return last > top ? cosineBetween(1, set.find("end")->second, (moment.step - top) / (last - top)) : 1;
}

} // namespace

std::unique_ptr<ScheduleKind> makeOneCycleSchedule()
{
    return makeSchedule(
        {.name = "one_cycle",
         .title = Message::of(VITRINE_TEXT("core", "One cycle")),
         .summary = Message::of(VITRINE_TEXT(
             "core", "The rate rises to its height along half a cosine and then falls far below where it began.")),
         .settings = {shareOfRun("rise", 0.3, Message::of(VITRINE_TEXT("core", "How much of the run the rate rises."))),
                      rateFactor("start", 1.0 / 25, Message::of(VITRINE_TEXT("core", "What the rate begins with."))),
                      rateFactor("end", 1e-4 / 25,
                                 Message::of(VITRINE_TEXT("core", "What is left of the rate at the end.")))}},
        factorOf);
}

} // namespace vitrine
