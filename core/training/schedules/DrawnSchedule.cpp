#include "core/training/schedules/support/ScheduleBase.h"

namespace vitrine {

namespace {

double factorOf(const ScheduleKind::Moment &moment, const Hyperparameters &, std::span<const double> curve)
{
    if (curve.empty())
        return 1;
    const double share = std::clamp(moment.step / std::max(moment.steps, 1.0), 0.0, 1.0);
    const double place = share * static_cast<double>(curve.size() - 1);
    const auto before = static_cast<std::size_t>(place);
    const std::size_t after = std::min(before + 1, curve.size() - 1);
    return std::lerp(curve[before], curve[after], place - std::floor(place));
}

} // namespace

std::unique_ptr<ScheduleKind> makeDrawnSchedule()
{
    return makeSchedule({.name = "drawn",
                         .title = Message::of(VITRINE_TEXT("core", "Drawn")),
                         .summary = Message::of(VITRINE_TEXT("core", "The rate follows a curve that you draw.")),
                         .settings = {}},
                        factorOf);
}

} // namespace vitrine
