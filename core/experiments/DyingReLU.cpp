#include "core/experiments/support/Chain.h"
#include "core/experiments/support/Figures.h"
#include "core/experiments/support/TrainingExperiment.h"

#include <algorithm>

namespace vitrine {

namespace {

constexpr double some = 0.1; ///< share of dead units that counts
constexpr double fewer = 0.5; ///< times as many are clearly fewer

/// Whether units of ReLU die, and whether LeakyReLU keeps them alive.
class DyingReLU final : public TrainingExperiment {
public:
    std::string name() const override { return "dying_relu"; }
    Message title() const override { return Message::of(VITRINE_TEXT("core", "Dying ReLU, and its leak")); }
    Claim claim() const override
    {
        return {"ReLU缺点：神经元死亡：当输入值小于0时，梯度为0；LeakyReLU：具备ReLU的优点，同时减轻神经元死亡的的问题",
                "CNN整体架构 › 非线性激活层",
                Message::of(VITRINE_TEXT("core",
                                         "Units of ReLU die, since the gradient is 0 for inputs below 0; LeakyReLU has "
                                         "ReLU's advantages and fewer dead units."))};
    }
    Message question() const override
    {
        return Message::of(VITRINE_TEXT("core",
                                        "Networks learn from all points at once with a large rate. Through how many "
                                        "hidden units does no gradient go any more at the end?"));
    }
    std::vector<Message> predictions() const override
    {
        return {Message::of(VITRINE_TEXT("core", "Through some of ReLU's, but through LeakyReLU's it goes")),
                Message::of(VITRINE_TEXT("core", "Through some of both")),
                Message::of(VITRINE_TEXT("core", "It goes through all of them"))};
    }
    const std::vector<NumberSpec> &parameters() const override
    {
        static const std::vector<NumberSpec> specs{
            {"lr", 3, 0.001, 100, false, Message::of(VITRINE_TEXT("core", "Learning rate α"))},
            {"slope", 0.01, 0, 1, false, Message::of(VITRINE_TEXT("core", "Slope of the leak"))},
            {"width", 32, 2, 128, true, Message::of(VITRINE_TEXT("core", "Units of each"))},
            {"steps", 100, 1, 2000, true, Message::of(VITRINE_TEXT("core", "Number of steps"))}};
        return specs;
    }
    std::vector<NetworkScene> networks(const ExperimentRequest &request) const override
    {
        std::vector<NetworkScene> scenes;
        for (const char *activation : {"ReLU", "LeakyReLU"}) {
            NetworkScene scene;
            scene.name = Message::verbatim(activation);
            scene.network =
                perceptron(std::string("Circles with ") + activation, 2, 2, request.whole("width"), activation);
            for (Block &block : scene.network.blocks)
                if (block.type == "LeakyReLU")
                    block.params["negative_slope"] = request.at("slope");
            scene.data = "circles:size=250";
            scene.optimizer = "gd"; // all points: a unit without a gradient gets none from any of them
            scene.controls.hyperparameters = {{"lr", request.at("lr")}};
            scene.epochs = request.whole("steps");
            scene.batchSize = 250;
            scenes.push_back(std::move(scene));
        }
        return scenes;
    }
    int seeds(const ExperimentRequest &) const override { return 5; }
    /// The share of hidden units whose bias has no gradient.
    std::vector<double> measure(const Trainer &trainer) const override
    {
        double dead = 0, count = 0;
        for (const TensorRange &range : trainer.model().ranges())
            if (range.name.starts_with("h") && range.name.ends_with(".bias")) {
                const auto gradients = trainer.model().gradients().subspan(range.offset, range.count());
                dead += static_cast<double>(std::ranges::count(gradients, 0.0F));
                count += static_cast<double>(gradients.size());
            }
        return {dead / count};
    }
    ExperimentOutcome judge(const ExperimentRequest &, std::span<const TrainingLog> logs) const override
    {
        constexpr std::size_t kinds = 2;
        ExperimentOutcome outcome;
        outcome.plot = {Message::of(VITRINE_TEXT("core", "Step")),
                        Message::of(VITRINE_TEXT("core", "Units without a gradient")),
                        false,
                        false,
                        {}};
        outcome.table.columns = {Message::of(VITRINE_TEXT("core", "Units without a gradient, at the start")),
                                 Message::of(VITRINE_TEXT("core", "Units without a gradient, at the end")),
                                 Message::of(VITRINE_TEXT("core", "Loss at the end"))};
        std::vector<double> born[kinds], dead[kinds], losses[kinds];
        for (std::size_t i = 0; i < logs.size(); ++i) {
            ExperimentSeries series{logs[i].name, {}, {}, static_cast<int>(i % kinds)};
            for (std::size_t k = 0; k < logs[i].measures.size(); ++k) {
                series.x.push_back(static_cast<double>(k + 1));
                series.y.push_back(logs[i].measures[k][0]);
            }
            born[i % kinds].push_back(series.y.empty() ? 0 : series.y.front());
            dead[i % kinds].push_back(series.y.empty() ? 0 : series.y.back());
            losses[i % kinds].push_back(logs[i].lastLoss());
            outcome.plot.series.push_back(std::move(series));
        }
        for (std::size_t kind = 0; kind < kinds; ++kind)
            outcome.table.rows.push_back(
                {logs[kind].name, {median(born[kind]), median(dead[kind]), median(losses[kind])}});
        outcome.verdict = decide(median(born[0]), median(dead[0]), median(dead[1]));
        return outcome;
    }

private:
    static ExperimentVerdict decide(double born, double relu, double leaky)
    {
        const Message facts = Message::of(
            VITRINE_TEXT("core",
                         "No gradient goes through %1 of the hidden units with ReLU at the start and %2 at the end, "
                         "with LeakyReLU %3 at the end (the middle one of five seeds)."),
            percent(born), percent(relu), percent(leaky));
        if (relu - born < some)
            return {ExperimentVerdict::Kind::Open,
                    Message::of(VITRINE_TEXT("core", "%1 With this rate hardly any unit dies."), facts),
                    leaky < some ? 2 : -1};
        if (leaky < fewer * relu)
            return {ExperimentVerdict::Kind::Holds, facts, leaky < some ? 0 : 1};
        return {ExperimentVerdict::Kind::Fails, facts, 1};
    }
};

} // namespace

std::unique_ptr<ExperimentKind> makeDyingReLU()
{
    return std::make_unique<DyingReLU>();
}

} // namespace vitrine
