#include "core/training/observe/LayerState.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

/// A quantity as a multiple of what the optimizer keeps.
struct Quantity {
    std::string symbol;
    Message help;
    std::size_t state = 0; ///< index into OptimizerKind::state()
    double factor = 1;
};

/// What the symbols with a hat are multiples of. The optimizer's own lines say the factor: of averages that are 1 and
/// stay 1, the corrected ones are one over the correction.
std::vector<Quantity> correctedOnes(const Trainer &trainer, bool isVector)
{
    const OptimizerKind &kind = trainer.optimizer();
    double weight = 1, gradient = 1;
    std::vector<double> ones(kind.state().size(), 1.0);
    const TensorRange range{"w", isVector ? Shape{1} : Shape{1, 1}, 0};
    OptimizerRow<double> row{{&weight, 1}, {&gradient, 1}, {}, {&range, 1}, std::max<std::int64_t>(1, trainer.step())};
    for (double &one : ones)
        row.state.emplace_back(&one, 1);
    auto settings = completeHyperparameters(kind, trainer.setup().controls.hyperparameters);
    if (!settings)
        return {};
    if (const auto decay = settings->find("weight_decay"); decay != settings->end())
        decay->second = 0; // else the gradient would not be 1
    std::vector<Quantity> found;
    for (const WorkedLine &line : kind.work(row, 0, *settings))
        for (std::size_t i = 0; i < kind.state().size(); ++i)
            if (line.symbol == kind.state()[i].name + "\u0302" || (line.symbol == "ŝ" && kind.state()[i].name == "s"))
                found.push_back({line.symbol,
                                 Message::of(VITRINE_TEXT("core", "%1 without the pull towards the 0 it began at"),
                                             kind.state()[i].name),
                                 i, line.value});
    return found;
}

std::vector<Quantity> quantitiesOf(const Trainer &trainer, const TensorRange &range)
{
    std::vector<Quantity> quantities;
    const auto &specs = trainer.optimizer().state();
    for (std::size_t i = 0; i < specs.size(); ++i)
        quantities.push_back({specs[i].name, specs[i].help, i, 1});
    for (Quantity &corrected : correctedOnes(trainer, range.shape.size() < 2))
        quantities.push_back(std::move(corrected));
    return quantities;
}

StateSummary summarise(const Quantity &quantity, std::span<const float> values)
{
    StateSummary summary{quantity.symbol, quantity.help};
    double squares = 0, sum = 0, largest = 0;
    for (const float value : values) {
        squares += static_cast<double>(value) * value;
        sum += value;
        largest = std::max(largest, std::abs(static_cast<double>(value)));
    }
    summary.norm = std::sqrt(squares) * quantity.factor;
    summary.mean = values.empty() ? 0 : sum / static_cast<double>(values.size()) * quantity.factor;
    summary.largest = largest * quantity.factor;
    return summary;
}

StateHistogram histogramOf(const std::string &symbol, std::span<const float> values, double factor)
{
    StateHistogram histogram;
    histogram.symbol = symbol;
    double low = INFINITY, high = -INFINITY;
    for (const float value : values)
        if (std::isfinite(value)) {
            low = std::min(low, static_cast<double>(value));
            high = std::max(high, static_cast<double>(value));
        }
    if (low > high)
        return histogram;
    histogram.low = low * factor;
    histogram.high = high * factor;
    const double width = histogram.high - histogram.low;
    for (const float value : values) {
        if (!std::isfinite(value))
            continue;
        const double part = width > 0 ? (value * factor - histogram.low) / width : 0.5;
        const auto bin = static_cast<std::size_t>(std::max(0.0, part * StateHistogram::binCount));
        ++histogram.counts[std::min(bin, StateHistogram::binCount - 1)];
    }
    return histogram;
}

} // namespace

std::vector<LayerState> readLayers(const Trainer &trainer)
{
    std::vector<LayerState> layers;
    const auto &ranges = trainer.model().ranges();
    for (std::size_t i = 0; i < ranges.size(); ++i) {
        LayerState layer;
        layer.tensor = ranges[i].name;
        if (i < trainer.tensorRecords().size())
            layer.norms = trainer.tensorRecords()[i];
        for (const Quantity &quantity : quantitiesOf(trainer, ranges[i]))
            layer.state.push_back(summarise(
                quantity,
                std::span<const float>(trainer.state()[quantity.state]).subspan(ranges[i].offset, ranges[i].count())));
        layers.push_back(std::move(layer));
    }
    return layers;
}

std::vector<StateHistogram> layerHistograms(const Trainer &trainer, std::size_t tensor)
{
    const TensorRange &range = trainer.model().ranges()[tensor];
    const auto piece = [&range](std::span<const float> row) { return row.subspan(range.offset, range.count()); };
    std::vector<StateHistogram> histograms{histogramOf("w", piece(trainer.model().weights()), 1)};
    if (!trainer.model().gradients().empty())
        histograms.push_back(histogramOf("g", piece(trainer.model().gradients()), 1));
    for (const Quantity &quantity : quantitiesOf(trainer, range))
        histograms.push_back(histogramOf(
            quantity.symbol, piece(std::span<const float>(trainer.state()[quantity.state])), quantity.factor));
    return histograms;
}

} // namespace vitrine
