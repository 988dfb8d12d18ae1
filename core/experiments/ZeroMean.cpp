#include "core/experiments/support/Chain.h"
#include "core/experiments/support/Figures.h"
#include "core/experiments/support/TrainingExperiment.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr double nearlyAll = 0.95; ///< share of signs that agree

/// For each unit of the second layer the share of numbers that have the sign of most of them, zeros left out; the mean
/// over the units. `values`: [units, inputs].
double agreement(std::span<const float> values, std::size_t inputs)
{
    double sum = 0;
    std::size_t units = 0;
    for (std::size_t row = 0; row + inputs <= values.size(); row += inputs) {
        const auto unit = values.subspan(row, inputs);
        const auto up = std::ranges::count_if(unit, [](float value) { return value > 0; });
        const auto down = std::ranges::count_if(unit, [](float value) { return value < 0; });
        if (up + down == 0)
            continue;
        sum += static_cast<double>(std::max(up, down)) / static_cast<double>(up + down);
        ++units;
    }
    return units > 0 ? sum / static_cast<double>(units) : none;
}

const TensorRange &secondLayer(const std::vector<TensorRange> &ranges)
{
    return *std::ranges::find(ranges, "h2.weight", &TensorRange::name);
}

std::size_t inputsOf(const TensorRange &range)
{
    return static_cast<std::size_t>(range.shape[1]);
}

/// What activations without a mean of zero do to gradients and weights.
class ZeroMean final : public TrainingExperiment {
public:
    std::string name() const override { return "zero_mean"; }
    Message title() const override
    {
        return Message::of(VITRINE_TEXT("core", "Activations whose mean is not zero: zig-zag"));
    }
    Claim claim() const override
    {
        return {
            "如果非线性激活函数是非零均值函数，即输出值的期望不为0，则会导致学习过程中所有参数符号始终一致，"
            "使得神经网络不易收敛",
            "CNN整体架构 › 非线性激活层",
            Message::of(VITRINE_TEXT("core",
                                     "If the mean of an activation's outputs is not 0, all parameters have one "
                                     "sign all the time while they are learnt, and the network hardly converges."))};
    }
    Message question() const override
    {
        return Message::of(VITRINE_TEXT("core",
                                        "A network with sigmoids, whose outputs are all above 0, learns a sample at a "
                                        "time. Which signs agree within a unit of its second layer?"));
    }
    std::vector<Message> predictions() const override
    {
        return {Message::of(VITRINE_TEXT("core", "Those of its weights, as the notes say")),
                Message::of(VITRINE_TEXT("core", "Those of its gradients, but not those of its weights")),
                Message::of(VITRINE_TEXT("core", "Neither of them"))};
    }
    const std::vector<NumberSpec> &parameters() const override
    {
        static const std::vector<NumberSpec> specs{
            {"batch", 1, 1, 64, true, Message::of(VITRINE_TEXT("core", "Batch size"))},
            {"lr", 0.1, 0.001, 10, false, Message::of(VITRINE_TEXT("core", "Learning rate α"))},
            {"epochs", 20, 1, 200, true, Message::of(VITRINE_TEXT("core", "Epochs"))}};
        return specs;
    }
    std::vector<NetworkScene> networks(const ExperimentRequest &request) const override
    {
        std::vector<NetworkScene> scenes;
        for (const char *activation : {"Sigmoid", "ReLU", "Tanh"}) {
            NetworkScene scene;
            scene.name = Message::verbatim(activation);
            scene.network = perceptron(std::string("Two layers of ") + activation, 2, 2, 8, activation);
            scene.data = "moons:size=250";
            scene.controls.hyperparameters = {{"lr", request.at("lr")}};
            scene.epochs = request.whole("epochs");
            scene.batchSize = request.whole("batch");
            scenes.push_back(std::move(scene));
        }
        return scenes;
    }
    std::vector<double> measure(const Trainer &trainer) const override
    {
        const TensorRange &range = secondLayer(trainer.model().ranges());
        return {agreement(trainer.model().gradients().subspan(range.offset, range.count()), inputsOf(range)),
                agreement(trainer.model().weights().subspan(range.offset, range.count()), inputsOf(range))};
    }
    ExperimentOutcome judge(const ExperimentRequest &, std::span<const TrainingLog> logs) const override
    {
        ExperimentOutcome outcome;
        outcome.plot = {
            Message::of(VITRINE_TEXT("core", "Epoch")), Message::of(VITRINE_TEXT("core", "Loss")), false, true, {}};
        outcome.table.columns = {Message::of(VITRINE_TEXT("core", "Gradients of one sign")),
                                 Message::of(VITRINE_TEXT("core", "Weights of one sign")),
                                 Message::of(VITRINE_TEXT("core", "Loss at the end"))};
        for (std::size_t i = 0; i < logs.size(); ++i) {
            outcome.plot.series.push_back(lossCurve(logs[i], static_cast<int>(i)));
            outcome.table.rows.push_back(
                {logs[i].name, {logs[i].meanMeasure(0), logs[i].meanMeasure(1), logs[i].lastLoss()}});
        }
        outcome.verdict = decide(outcome.table.rows);
        return outcome;
    }

private:
    static ExperimentVerdict decide(const std::vector<ExperimentTable::Row> &rows)
    {
        const std::vector<double> &sigmoid = rows[0].values, &relu = rows[1].values, &tanh = rows[2].values;
        const Message facts =
            Message::of(VITRINE_TEXT("core",
                                     "With sigmoids %1 of the gradients of a unit's weights have the same sign at a "
                                     "step, with tanh %2; of the weights themselves %3 and %4. Loss at the end: "
                                     "sigmoid %5, ReLU, whose mean is not 0 either, %6, tanh %7."),
                        percent(sigmoid[0]), percent(tanh[0]), percent(sigmoid[1]), percent(tanh[1]),
                        rounded(sigmoid[2]), rounded(relu[2]), rounded(tanh[2]));
        if (sigmoid[0] >= nearlyAll && sigmoid[1] >= nearlyAll)
            return {ExperimentVerdict::Kind::Holds, facts, 0};
        if (sigmoid[0] >= nearlyAll)
            return {ExperimentVerdict::Kind::Partly,
                    Message::of(VITRINE_TEXT("core",
                                             "%1 It is the gradients that share a sign, so that a step can only raise "
                                             "or lower all weights of a unit together, and the way there is a zig-zag; "
                                             "the weights have signs of their own."),
                                facts),
                    1};
        return {ExperimentVerdict::Kind::Fails,
                Message::of(VITRINE_TEXT("core",
                                         "%1 In a batch the samples pull in different directions, and their mean no "
                                         "longer has one sign."),
                            facts),
                2};
    }
};

} // namespace

std::unique_ptr<ExperimentKind> makeZeroMean()
{
    return std::make_unique<ZeroMean>();
}

} // namespace vitrine
