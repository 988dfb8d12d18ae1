#include "core/training/compare/CrossValidation.h"

#include "core/training/batches/PrepareItems.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine {

Result<std::vector<TrainSetup>> makeFolds(const TrainSetup &setup, int folds, const Cancel &cancel,
                                          const std::function<void(double)> &progress)
{
    const std::shared_ptr<const Dataset> set = setup.items->sharedSet();
    if (folds < 2 || set->size() < 2 * static_cast<std::int64_t>(folds))
        return fail(VITRINE_TEXT("core",
                                 "Cross-validation takes at least two folds with two items each; the set %1 has %2 "
                                 "items for %3 folds."),
                    set->name(), set->size(), folds);
    std::vector<TrainSetup> setups;
    for (int fold = 0; fold < folds; ++fold) {
        TrainSetup part = setup;
        part.split = splitFold(*set, folds, fold, setup.seed);
        const auto tell = [&](double share) {
            if (progress)
                progress((fold + share) / folds);
        };
        // Together they keep no more in memory than one run would.
        auto items = prepareItems(set, part.split, part.network, cancel, tell,
                                  PreparedItems::usualBudget / static_cast<std::size_t>(folds));
        if (!items)
            return items.error();
        part.items = *std::move(items);
        setups.push_back(std::move(part));
    }
    return setups;
}

Spread spreadOf(std::span<const double> values)
{
    Spread spread;
    double sum = 0, squares = 0;
    for (const double value : values)
        if (std::isfinite(value)) {
            sum += value;
            ++spread.count;
        }
    if (spread.count == 0)
        return spread;
    spread.mean = sum / spread.count;
    for (const double value : values)
        if (std::isfinite(value))
            squares += (value - spread.mean) * (value - spread.mean);
    if (spread.count > 1)
        spread.deviation = std::sqrt(squares / (spread.count - 1));
    return spread;
}

std::vector<Spread> spreadByEpoch(std::span<const std::vector<EpochRecord>> runs, const EpochFigure &figure)
{
    std::vector<Spread> spreads;
    if (runs.empty())
        return spreads;
    std::size_t epochs = runs.front().size();
    for (const auto &run : runs)
        epochs = std::min(epochs, run.size());
    for (std::size_t epoch = 0; epoch < epochs; ++epoch) {
        std::vector<double> values;
        for (const auto &run : runs)
            values.push_back(figure(run[epoch]));
        spreads.push_back(spreadOf(values));
    }
    return spreads;
}

} // namespace vitrine
