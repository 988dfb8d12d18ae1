#include "widgets/twins/TwinStart.h"

#include "core/training/compare/CrossValidation.h"
#include "core/training/compare/Ensemble.h"

#include <utility>

namespace vitrine {

namespace {

Result<std::vector<TrainSetup>> makeTwins(const TrainSetup &original, const std::vector<Variant> &variants)
{
    std::vector<TrainSetup> setups{original};
    for (const Variant &variant : variants) {
        auto twin = makeTwin(original, variant);
        if (!twin)
            return twin.error();
        setups.push_back(*std::move(twin));
    }
    return setups;
}

} // namespace

int memberCount(const TwinSettings &settings)
{
    switch (settings.mode) {
    case TwinMode::Twins:
        return static_cast<int>(settings.twins.size()) + 1;
    case TwinMode::Folds:
        return settings.folds;
    case TwinMode::Ensemble:
        break;
    }
    return settings.networks;
}

Result<std::vector<GroupMember>> prepareTwins(const TwinRequest &request, const Cancel &cancel,
                                              const std::function<void(double)> &progress)
{
    auto setup = prepareTraining(request.train, cancel, progress);
    if (!setup)
        return setup.error();
    // The weights shown may be a twin's; what they lack is drawn by the seed.
    auto start = startingTensors(*setup);
    if (!start)
        return start.error();
    setup->tensors = *std::move(start);
    const TwinSettings &settings = request.settings;
    auto setups = settings.mode == TwinMode::Twins ? makeTwins(*setup, settings.twins)
        : settings.mode == TwinMode::Folds         ? makeFolds(*setup, settings.folds, cancel, progress)
                                                   : makeEnsemble(*setup, settings.networks);
    if (!setups)
        return setups.error();
    std::vector<GroupMember> members;
    for (std::size_t i = 0; i < setups->size(); ++i)
        members.push_back(
            {i < request.names.size() ? request.names[i] : std::to_string(i + 1), std::move((*setups)[i])});
    return members;
}

} // namespace vitrine
