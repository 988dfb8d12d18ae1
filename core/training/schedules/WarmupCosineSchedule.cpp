#include "core/training/schedules/support/ScheduleBase.h"

namespace vitrine {

namespace {

double factorOf(const ScheduleKind::Moment &moment, const Hyperparameters &set, std::span<const double>)
{
    const double warmup = set.find("warmup")->second * moment.steps;
    const double flat = set.find("flat")->second * moment.steps;
    const double end = set.find("end")->second;
    // At 0 a warm-up still counts, so that the first step has the rate 0, as in YOLOX.
    if (moment.step <= warmup && warmup > 0)
        return (moment.step / warmup) * (moment.step / warmup);
    if (moment.step >= moment.steps - flat)
        return end;
    return cosineBetween(1, end, (moment.step - warmup) / (moment.steps - warmup - flat));
}

} // namespace

std::unique_ptr<ScheduleKind> makeWarmupCosineSchedule()
{
    return makeSchedule(
        {.name = "warmup_cosine",
         .title = Message::of(VITRINE_TEXT("core", "Warm-up and cosine")),
         .summary = Message::of(VITRINE_TEXT("core",
                                             "YOLOX's: the rate grows from 0 with the square of time, falls along half "
                                             "a cosine, and stays low at the end.")),
         .settings =
             {shareOfRun(
                  "warmup", 5.0 / 300,
                  Message::of(VITRINE_TEXT("core", "How much of the run the rate grows (YOLOX: 5 of 300 epochs)."))),
              shareOfRun("flat", 15.0 / 300,
                         Message::of(VITRINE_TEXT(
                             "core", "How much of the run it stays low at the end (YOLOX: 15 of 300 epochs)."))),
              rateFactor("end", 0.05, Message::of(VITRINE_TEXT("core", "What is left of the rate at the end.")))}},
        factorOf);
}

} // namespace vitrine
