#include "core/experiments/support/Chain.h"
#include "core/experiments/support/Figures.h"
#include "core/experiments/support/TrainingExperiment.h"

namespace vitrine {

namespace {

constexpr double solved = 0.9; ///< share of right answers

/// What layers without an activation between them can do.
class LinearLayers final : public TrainingExperiment {
public:
    std::string name() const override { return "linear_layers"; }
    Message title() const override { return Message::of(VITRINE_TEXT("core", "Layers without an activation")); }
    Claim claim() const override
    {
        return {"如线性函数y=ax+b，无论给这个函数增加多少次仿射变换，都只能得到线性函数，无法得到非线性函数",
                "CNN整体架构 › 非线性激活层",
                Message::of(VITRINE_TEXT("core",
                                         "However many affine maps are put behind each other, only a linear function "
                                         "comes of it, never one that is not."))};
    }
    Message question() const override
    {
        return Message::of(VITRINE_TEXT("core", "XOR: no straight line divides the classes. Who learns it?"));
    }
    std::vector<Message> predictions() const override
    {
        return {Message::of(VITRINE_TEXT("core", "Only the layers with tanh between them")),
                Message::of(VITRINE_TEXT("core", "All that have several layers")),
                Message::of(VITRINE_TEXT("core", "Nobody"))};
    }
    const std::vector<NumberSpec> &parameters() const override
    {
        static const std::vector<NumberSpec> specs{
            {"layers", 3, 1, 8, true, Message::of(VITRINE_TEXT("core", "Hidden layers"))},
            {"width", 8, 1, 32, true, Message::of(VITRINE_TEXT("core", "Units of each"))},
            {"epochs", 40, 1, 400, true, Message::of(VITRINE_TEXT("core", "Epochs"))}};
        return specs;
    }
    std::vector<NetworkScene> networks(const ExperimentRequest &request) const override
    {
        const int layers = request.whole("layers"), width = request.whole("width");
        const auto scene = [&](Message name, Network network) {
            NetworkScene made;
            made.name = std::move(name);
            made.network = std::move(network);
            made.data = "xor:size=500";
            made.optimizer = "adam";
            made.controls.hyperparameters = {{"lr", 0.01}};
            made.epochs = request.whole("epochs");
            made.batchSize = 10;
            return made;
        };
        return {scene(Message::of(VITRINE_TEXT("core", "Layers with tanh")),
                      perceptron("XOR with tanh", 2, layers, width, "Tanh")),
                scene(Message::of(VITRINE_TEXT("core", "Layers without activation")),
                      perceptron("XOR without activation", 2, layers, width, "")),
                scene(Message::of(VITRINE_TEXT("core", "One layer")), perceptron("XOR, one layer", 2, 0, width, ""))};
    }
    ExperimentOutcome judge(const ExperimentRequest &, std::span<const TrainingLog> logs) const override
    {
        ExperimentOutcome outcome;
        outcome.plot = {Message::of(VITRINE_TEXT("core", "Epoch")),
                        Message::of(VITRINE_TEXT("core", "Validation accuracy")),
                        false,
                        false,
                        {}};
        outcome.table.columns = {Message::of(VITRINE_TEXT("core", "Validation accuracy")),
                                 Message::of(VITRINE_TEXT("core", "Loss at the end")),
                                 Message::of(VITRINE_TEXT("core", "Learnable numbers"))};
        for (std::size_t i = 0; i < logs.size(); ++i) {
            outcome.plot.series.push_back(accuracyCurve(logs[i], static_cast<int>(i)));
            outcome.table.rows.push_back(
                {logs[i].name, {logs[i].lastAccuracy(), logs[i].lastLoss(), static_cast<double>(logs[i].learnable())}});
        }
        outcome.verdict = decide(logs[0].lastAccuracy(), logs[1].lastAccuracy(), logs[2].lastAccuracy());
        return outcome;
    }

private:
    static ExperimentVerdict decide(double tanh, double linear, double one)
    {
        const Message facts =
            Message::of(VITRINE_TEXT("core",
                                     "Right answers: %1 with tanh between the layers, %2 without activation, %3 with "
                                     "one layer alone."),
                        percent(tanh), percent(linear), percent(one));
        if (linear >= solved)
            return {ExperimentVerdict::Kind::Fails, facts, tanh >= solved ? 1 : -1};
        if (tanh >= solved)
            return {ExperimentVerdict::Kind::Holds, facts, 0};
        return {ExperimentVerdict::Kind::Open,
                Message::of(VITRINE_TEXT("core",
                                         "%1 Even with activations it was not learnt: take more units or more epochs "
                                         "to see the difference."),
                            facts),
                2};
    }
};

} // namespace

std::unique_ptr<ExperimentKind> makeLinearLayers()
{
    return std::make_unique<LinearLayers>();
}

} // namespace vitrine
