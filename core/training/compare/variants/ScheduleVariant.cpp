#include "core/training/ScheduleKind.h"
#include "core/training/compare/variants/support/VariantBase.h"

namespace vitrine {

namespace {

VariantList schedules()
{
    VariantList list;
    for (const auto &kind : scheduleKinds())
        list.choices.push_back({kind->name(), kind->title()});
    list.present = [](const TrainSetup &setup) { return Result<std::string>(setup.controls.schedule); };
    list.pattern = VITRINE_TEXT("core", "Schedule: %1");
    list.set = [](TrainSetup &setup, const std::string &name) {
        setup.controls.schedule = name;
        setup.controls.scheduleSettings.clear(); // its own defaults
        if (setup.controls.curve.empty())
            setup.controls.curve = {1, 0.5, 0.1}; // what the studio begins to draw with
        return Result<void>();
    };
    list.proposal = "cosine";
    return list;
}

} // namespace

std::unique_ptr<VariantKind> makeScheduleVariant()
{
    return makeListVariant(
        {"schedule", Message::of(VITRINE_TEXT("core", "Schedule of the learning rate")),
         Message::of(VITRINE_TEXT("core",
                                  "A rate that falls settles at the end: look at the last third of the run, and at "
                                  "how calm the validation becomes."))},
        schedules());
}

} // namespace vitrine
