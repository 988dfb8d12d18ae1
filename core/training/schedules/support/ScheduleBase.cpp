#include "core/training/schedules/support/ScheduleBase.h"

namespace vitrine {

HyperparameterSpec shareOfRun(const std::string &name, double defaultValue, Message help)
{
    return {.name = name,
            .symbol = name,
            .defaultValue = defaultValue,
            .min = 0,
            .max = 1,
            .usualMin = 0,
            .usualMax = 1,
            .help = std::move(help)};
}

HyperparameterSpec rateFactor(const std::string &name, double defaultValue, Message help)
{
    return {.name = name,
            .symbol = name,
            .defaultValue = defaultValue,
            .min = 0,
            .max = 1,
            .usualMin = 1e-5,
            .usualMax = 1,
            .logarithmic = true,
            .help = std::move(help)};
}

} // namespace vitrine
