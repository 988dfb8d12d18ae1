#include "core/training/compare/Ensemble.h"

#include "core/graph/Graph.h"
#include "core/training/batches/BatchSource.h"
#include "core/training/observe/Readings.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <utility>

namespace vitrine {

namespace {

constexpr std::size_t batchSize = 256;
constexpr double smallest = 1e-12; ///< probability; its logarithm stays finite

std::string lossOf(const Network &network)
{
    const GraphResult built = buildGraph(network, 1);
    const int loss = built.ok() ? built.graph->lossBlock() : -1;
    return loss < 0 ? std::string() : built.graph->blocks[static_cast<std::size_t>(loss)].kind->type();
}

PredictionFigures figuresOf(std::span<const double> sums, const Predictions &about)
{
    const std::size_t classes = about.classCount();
    std::int64_t right = 0;
    double loss = 0;
    for (std::size_t i = 0; i < about.labels.size(); ++i) {
        const auto row = sums.subspan(i * classes, classes);
        const double total = [&] {
            double sum = 0;
            for (const double value : row)
                sum += value;
            return sum;
        }();
        const auto label = static_cast<std::size_t>(about.labels[i]);
        right += static_cast<std::size_t>(std::max_element(row.begin(), row.end()) - row.begin()) == label;
        const double p = label < classes && total > 0 ? row[label] / total : 0;
        loss -= std::log(std::max(p, smallest));
    }
    const auto count = static_cast<double>(about.labels.size());
    return {static_cast<double>(right) / count, loss / count};
}

} // namespace

Result<std::vector<TrainSetup>> makeEnsemble(const TrainSetup &setup, int count)
{
    const std::string loss = lossOf(setup.network);
    const bool isClasses = setup.items->set().answer() == AnswerKind::Class
        && (loss == "CrossEntropyLoss" || loss == "BCEWithLogitsLoss" || loss == "BCELoss");
    if (!isClasses || count < 2)
        return fail(VITRINE_TEXT("core",
                                 "An ensemble takes at least two networks that answer with classes, for it averages "
                                 "their probabilities; %1 on the set %2 has none to average."),
                    setup.network.name, setup.items->set().name());
    std::vector<TrainSetup> setups;
    for (int i = 0; i < count; ++i) {
        setups.push_back(setup);
        setups.back().seed = setup.seed + static_cast<std::uint64_t>(i);
        setups.back().tensors.clear(); // the same ones for all would make them alike
    }
    return setups;
}

void Predictions::add(const ValidationAnswers &answers, std::string_view loss)
{
    const std::size_t samples = answers.labels.size();
    if (samples == 0 || answers.result.answers.size() < samples)
        return;
    const std::size_t width = answers.result.answers.size() / samples;
    for (std::size_t i = 0; i < samples; ++i) {
        const auto row = std::span(answers.result.answers).subspan(i * width, width);
        const std::vector<float> values = classProbabilities(row, loss);
        probabilities.insert(probabilities.end(), values.begin(), values.end());
    }
    items.insert(items.end(), answers.items.begin(), answers.items.end());
    labels.insert(labels.end(), answers.labels.begin(), answers.labels.end());
}

std::vector<PredictionFigures> growingEnsemble(std::span<const Predictions *const> members)
{
    std::vector<PredictionFigures> figures;
    if (members.empty() || members.front()->items.empty())
        return figures;
    std::vector<double> sums(members.front()->probabilities.size(), 0);
    for (const Predictions *member : members) {
        assert(member->items == members.front()->items && member->probabilities.size() == sums.size());
        for (std::size_t i = 0; i < sums.size(); ++i)
            sums[i] += static_cast<double>(member->probabilities[i]);
        figures.push_back(figuresOf(sums, *member));
    }
    return figures;
}

PredictionFigures averagedFigures(std::span<const Predictions *const> members)
{
    const auto figures = growingEnsemble(members);
    return figures.empty() ? PredictionFigures() : figures.back();
}

Result<Predictions> predictValidation(const TrainSetup &setup, const TensorMap &tensors)
{
    auto model = makeTrainingModel({setup.network, tensors, setup.device, setup.precision});
    if (!model)
        return model.error();
    const BatchSource source(setup.items, {});
    const std::string loss = lossOf(setup.network);
    Predictions predictions;
    const std::span all(setup.split.validation);
    for (std::size_t start = 0; start < all.size(); start += batchSize) {
        auto batch = source.make(all.subspan(start, std::min(batchSize, all.size() - start)));
        if (!batch)
            return batch.error();
        auto result = (*model)->evaluate(*batch, true);
        if (!result)
            return result.error();
        predictions.add({batch->items, batch->labels, *std::move(result)}, loss);
    }
    return predictions;
}

} // namespace vitrine
