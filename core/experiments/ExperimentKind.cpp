#include "core/experiments/ExperimentKind.h"

#include <algorithm>

namespace vitrine {

std::vector<std::unique_ptr<ExperimentKind>> makeAllExperimentKinds();

const std::vector<std::unique_ptr<ExperimentKind>> &experimentKinds()
{
    static const std::vector<std::unique_ptr<ExperimentKind>> kinds = makeAllExperimentKinds();
    return kinds;
}

const ExperimentKind *findExperimentKind(std::string_view name)
{
    const auto found =
        std::ranges::find_if(experimentKinds(), [name](const auto &kind) { return kind->name() == name; });
    return found == experimentKinds().end() ? nullptr : found->get();
}

Result<ExperimentOutcome> runExperiment(const ExperimentKind &kind, const ExperimentRequest &request,
                                        const Cancel &cancel, const std::function<void(double)> &progress)
{
    auto parameters = completeNumberOptions(kind.name(), request.parameters, kind.parameters());
    if (!parameters)
        return parameters.error();
    auto run = kind.begin({*std::move(parameters), request.seed});
    if (!run)
        return run.error();
    while (!(*run)->isDone()) {
        if (cancel.requested())
            return Cancel::error();
        if (auto advanced = (*run)->advance(); !advanced)
            return advanced.error();
        if (progress)
            progress((*run)->share());
    }
    return (*run)->outcome();
}

} // namespace vitrine
