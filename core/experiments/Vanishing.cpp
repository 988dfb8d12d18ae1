#include "core/experiments/support/Chain.h"
#include "core/experiments/support/Figures.h"
#include "core/experiments/support/TrainingExperiment.h"

#include <cmath>

namespace vitrine {

namespace {

constexpr double vanished = 0.01; ///< share of the last layer's gradient that reaches the first

/// Whether gradients vanish on their way back through saturating activations.
class Vanishing final : public TrainingExperiment {
public:
    std::string name() const override { return "vanishing"; }
    Message title() const override { return Message::of(VITRINE_TEXT("core", "Vanishing gradients")); }
    Claim claim() const override
    {
        return {
            "如果非线性函数在正负无穷处梯度为0被称为饱和函数，如果同时梯度最大值较小，则在反向传播过程中会导致梯度消失",
            "CNN整体架构 › 非线性激活层",
            Message::of(VITRINE_TEXT("core",
                                     "A function whose gradient goes to 0 at both ends saturates; if its largest "
                                     "gradient is small as well, gradients vanish on the way back."))};
    }
    Message question() const override
    {
        return Message::of(VITRINE_TEXT("core",
                                        "Fresh networks of many layers: with which activation does hardly any gradient "
                                        "reach the first layer?"));
    }
    std::vector<Message> predictions() const override
    {
        return {Message::of(VITRINE_TEXT("core", "With sigmoid alone")),
                Message::of(VITRINE_TEXT("core", "With sigmoid and tanh, which saturate, but not with ReLU")),
                Message::of(VITRINE_TEXT("core", "With all of them")),
                Message::of(VITRINE_TEXT("core", "With none of them"))};
    }
    const std::vector<NumberSpec> &parameters() const override
    {
        static const std::vector<NumberSpec> specs{
            {"depth", 8, 2, 24, true, Message::of(VITRINE_TEXT("core", "Hidden layers"))},
            {"width", 16, 2, 64, true, Message::of(VITRINE_TEXT("core", "Units of each"))}};
        return specs;
    }
    std::vector<NetworkScene> networks(const ExperimentRequest &request) const override
    {
        std::vector<NetworkScene> scenes;
        for (const char *activation : {"Sigmoid", "Tanh", "ReLU"}) {
            NetworkScene scene;
            scene.name = Message::verbatim(activation);
            scene.network = perceptron(std::string("Deep, with ") + activation, 2, request.whole("depth"),
                                       request.whole("width"), activation);
            scene.data = "moons:size=320";
            scene.controls.hyperparameters = {{"lr", 0.001}};
            scene.batchSize = 64;
            scenes.push_back(std::move(scene));
        }
        return scenes;
    }
    int seeds(const ExperimentRequest &) const override { return 5; }
    /// The gradients of the hidden layers' weights, the first layer's in front.
    std::vector<double> measure(const Trainer &trainer) const override
    {
        std::vector<double> norms;
        const std::vector<TensorRange> &ranges = trainer.model().ranges();
        for (std::size_t i = 0; i < ranges.size(); ++i)
            if (ranges[i].name.starts_with("h") && ranges[i].name.ends_with(".weight"))
                norms.push_back(trainer.tensorRecords()[i].gradientNorm
                                / std::sqrt(static_cast<double>(ranges[i].count())));
        return norms;
    }
    ExperimentOutcome judge(const ExperimentRequest &request, std::span<const TrainingLog> logs) const override
    {
        constexpr std::size_t kinds = 3;
        ExperimentOutcome outcome;
        outcome.plot = {Message::of(VITRINE_TEXT("core", "Hidden layer")),
                        Message::of(VITRINE_TEXT("core", "Gradient of its weights (root mean square)")),
                        false,
                        true,
                        {}};
        outcome.table.columns = {
            Message::of(VITRINE_TEXT("core", "First layer")), Message::of(VITRINE_TEXT("core", "Last layer")),
            Message::of(VITRINE_TEXT("core", "First / last")), Message::of(VITRINE_TEXT("core", "A layer's share"))};
        const auto depth = static_cast<std::size_t>(request.whole("depth"));
        double reach[kinds];
        for (std::size_t kind = 0; kind < kinds; ++kind) {
            ExperimentSeries series{logs[kind].name, {}, {}, static_cast<int>(kind)};
            for (std::size_t layer = 0; layer < depth; ++layer) {
                std::vector<double> norms;
                for (std::size_t i = kind; i < logs.size(); i += kinds)
                    norms.push_back(logs[i].meanMeasure(layer));
                series.x.push_back(static_cast<double>(layer + 1));
                series.y.push_back(median(norms));
            }
            const double first = series.y.front(), last = series.y.back();
            reach[kind] = first / last;
            outcome.table.rows.push_back(
                {series.name, {first, last, reach[kind], std::pow(reach[kind], 1 / static_cast<double>(depth - 1))}});
            outcome.plot.series.push_back(std::move(series));
        }
        outcome.verdict = decide(depth, reach[0], reach[1], reach[2]);
        return outcome;
    }

private:
    static ExperimentVerdict decide(std::size_t depth, double sigmoid, double tanh, double relu)
    {
        const Message facts = Message::of(
            VITRINE_TEXT("core",
                         "Through %1 layers, the first one's gradient is this share of the last one's: sigmoid %2, "
                         "tanh %3, ReLU %4."),
            depth, rounded(sigmoid), rounded(tanh), rounded(relu));
        if (!(sigmoid < vanished))
            return {ExperimentVerdict::Kind::Fails,
                    Message::of(VITRINE_TEXT("core", "%1 So few layers let the gradient through."), facts),
                    relu < vanished || tanh < vanished ? -1 : 3};
        if (relu < vanished)
            return {
                ExperimentVerdict::Kind::Partly,
                Message::of(VITRINE_TEXT("core",
                                         "%1 Sigmoids lose by far the most, but with PyTorch's usual weights, which "
                                         "are small, ReLU's gradients vanish too: it is not the activation alone."),
                            facts),
                tanh < vanished ? 2 : -1};
        return {ExperimentVerdict::Kind::Holds, facts, tanh < vanished ? 1 : 0};
    }
};

} // namespace

std::unique_ptr<ExperimentKind> makeVanishing()
{
    return std::make_unique<Vanishing>();
}

} // namespace vitrine
