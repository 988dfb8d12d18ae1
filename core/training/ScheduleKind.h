#pragma once

#include "core/training/Hyperparameters.h"

#include <memory>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

/// How the learning rate changes over a run: a factor on the optimizer's own. One file each in core/training/schedules.
class ScheduleKind {
public:
    virtual ~ScheduleKind() = default;

    virtual std::string name() const = 0; ///< as `--schedule` calls it: "cosine"
    virtual Message title() const = 0;
    virtual Message summary() const = 0; ///< one sentence
    virtual const std::vector<HyperparameterSpec> &settings() const = 0;

    struct Moment {
        double step = 0; ///< steps done so far
        double steps = 1; ///< of the whole run
        double stepsPerEpoch = 1;
    };
    /// The factor for the step that comes next; 1 leaves the rate as it is. `settings` holds a value for each spec;
    /// `curve` is what the user drew, factors at equal distances, used by the schedule "drawn" alone.
    virtual double factor(const Moment &moment, const Hyperparameters &settings,
                          std::span<const double> curve) const = 0;
};

const std::vector<std::unique_ptr<ScheduleKind>> &scheduleKinds();
const ScheduleKind *findScheduleKind(std::string_view name);

} // namespace vitrine
