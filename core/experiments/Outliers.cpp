#include "core/base/Rng.h"
#include "core/data/PointSet.h"
#include "core/experiments/support/Chain.h"
#include "core/experiments/support/Figures.h"
#include "core/experiments/support/TrainingExperiment.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr double slope = 1, height = 0.5; ///< of the line that the points lie on
constexpr int points = 100;
constexpr double good = 0.1; ///< error of a line that was found
constexpr double clearly = 3; ///< how many times as large counts as larger

/// Points of a line with a little noise, some of them lifted far off it.
std::shared_ptr<const PointSet> pointsOf(const ExperimentRequest &request)
{
    Rng rng = Rng(request.seed).fork(0x0071);
    PointTable table;
    table.dimensions = 1;
    for (int i = 0; i < points; ++i) {
        const double x = rng.uniform(-1, 1);
        const bool isOutlier = rng.uniform() < request.at("share") && x > 0; // on one side, so that the line turns
        table.inputs.push_back(static_cast<float>(x));
        table.targets.push_back(
            static_cast<float>(slope * x + height + 0.05 * rng.normal() + (isOutlier ? request.at("distance") : 0)));
    }
    return std::make_shared<PointSet>("line", Message::verbatim(""), std::move(table));
}

/// Whether the L1 loss ignores outliers and the mean squared error follows them.
class Outliers final : public TrainingExperiment {
public:
    std::string name() const override { return "outliers"; }
    Message title() const override { return Message::of(VITRINE_TEXT("core", "Outliers under L1 and MSE")); }
    Claim claim() const override
    {
        return {"L1：对所有大小的误差都给予相同的权重，对异常值不敏感；MSE：模型更加倾向于避免大的误差，对异常值更敏感",
                "CNN核心算法 › 损失函数",
                Message::of(VITRINE_TEXT("core",
                                         "L1 gives errors of every size the same weight and is not sensitive to "
                                         "outliers; MSE avoids large errors and is more sensitive to them."))};
    }
    Message question() const override
    {
        return Message::of(VITRINE_TEXT("core",
                                        "A line is fitted to points of which some on the right lie far too high. Which "
                                        "loss finds the line of the others?"));
    }
    std::vector<Message> predictions() const override
    {
        return {Message::of(VITRINE_TEXT("core", "L1 alone")), Message::of(VITRINE_TEXT("core", "Both of them")),
                Message::of(VITRINE_TEXT("core", "Neither of them"))};
    }
    const std::vector<NumberSpec> &parameters() const override
    {
        static const std::vector<NumberSpec> specs{
            {"share", 0.3, 0, 1, false, Message::of(VITRINE_TEXT("core", "Share of outliers on the right"))},
            {"distance", 3, 0, 20, false, Message::of(VITRINE_TEXT("core", "How far they lie off"))},
            {"epochs", 150, 10, 1000, true, Message::of(VITRINE_TEXT("core", "Epochs"))}};
        return specs;
    }
    std::vector<NetworkScene> networks(const ExperimentRequest &request) const override
    {
        std::vector<NetworkScene> scenes;
        const auto set = pointsOf(request);
        for (const auto &[name, loss] : {std::pair("L1", "L1Loss"), std::pair("MSE", "MSELoss")}) {
            NetworkScene scene;
            scene.name = Message::verbatim(name);
            scene.network = perceptron(std::string("A line by ") + name, 1, 0, 0, "", loss);
            scene.set = set;
            scene.optimizer = "adam";
            scene.controls.hyperparameters = {{"lr", 0.02}};
            scene.controls.schedule = "cosine";
            scene.epochs = request.whole("epochs");
            scene.batchSize = 20;
            scenes.push_back(std::move(scene));
        }
        return scenes;
    }
    ExperimentOutcome judge(const ExperimentRequest &request, std::span<const TrainingLog> logs) const override
    {
        ExperimentOutcome outcome;
        outcome.plot = {Message::verbatim("x"), Message::verbatim("y"), false, false, {}};
        ExperimentSeries cloud{Message::of(VITRINE_TEXT("core", "Points")), {}, {}, 3};
        cloud.isDots = true;
        const auto set = pointsOf(request);
        for (std::size_t i = 0; i < set->table().inputs.size(); ++i) {
            cloud.x.push_back(set->table().inputs[i]);
            cloud.y.push_back(set->table().targets[i]);
        }
        outcome.table.columns = {Message::of(VITRINE_TEXT("core", "Slope")),
                                 Message::of(VITRINE_TEXT("core", "Height")),
                                 Message::of(VITRINE_TEXT("core", "Largest error of the line"))};
        double errors[2];
        for (std::size_t i = 0; i < logs.size(); ++i) {
            const auto weight = logs[i].tensor("out.weight"), bias = logs[i].tensor("out.bias");
            const double a = weight.empty() ? none : weight[0], b = bias.empty() ? none : bias[0];
            outcome.plot.series.push_back({logs[i].name, {-1, 1}, {b - a, b + a}, static_cast<int>(i)});
            errors[i] = std::max(std::abs(b - a - height + slope), std::abs(b + a - height - slope));
            outcome.table.rows.push_back({logs[i].name, {a, b, errors[i]}});
        }
        ExperimentSeries line{Message::of(VITRINE_TEXT("core", "Line of the others")),
                              {-1, 1},
                              {height - slope, height + slope},
                              2,
                              true};
        outcome.table.rows.push_back({line.name, {slope, height, 0}});
        outcome.plot.series.push_back(std::move(line));
        outcome.plot.series.push_back(std::move(cloud));
        outcome.verdict = decide(errors[0], errors[1]);
        return outcome;
    }

private:
    static ExperimentVerdict decide(double l1, double mse)
    {
        const Message facts = Message::of(VITRINE_TEXT("core", "L1's line is off by at most %1, MSE's by %2."),
                                          rounded(l1), rounded(mse));
        const int prediction = l1 < good ? (mse < good ? 1 : 0) : (mse < good ? -1 : 2);
        if (l1 < good && mse < good)
            return {ExperimentVerdict::Kind::Open,
                    Message::of(VITRINE_TEXT("core", "%1 Without outliers worth the name both find it."), facts),
                    prediction};
        if (l1 < good && mse > clearly * l1)
            return {ExperimentVerdict::Kind::Holds, facts, prediction};
        if (l1 * clearly < mse)
            return {ExperimentVerdict::Kind::Partly,
                    Message::of(VITRINE_TEXT("core", "%1 L1 suffers much less, but it suffers."), facts), prediction};
        return {ExperimentVerdict::Kind::Fails,
                Message::of(VITRINE_TEXT("core",
                                         "%1 L1 goes by the middle value: where half of the points lie off, it follows "
                                         "them too."),
                            facts),
                prediction};
    }
};

} // namespace

std::unique_ptr<ExperimentKind> makeOutliers()
{
    return std::make_unique<Outliers>();
}

} // namespace vitrine
