#include "core/experiments/support/Chain.h"
#include "core/experiments/support/Figures.h"
#include "core/experiments/support/TrainingExperiment.h"

#include <cmath>

namespace vitrine {

namespace {

using Whole = std::int64_t;

/// Average against maximum pooling, everything else the same.
class Pooling final : public TrainingExperiment {
public:
    std::string name() const override { return "pooling"; }
    Message title() const override { return Message::of(VITRINE_TEXT("core", "Average against max pooling")); }
    Claim claim() const override
    {
        return {"平均池化：将所选区域的所有特征值求平均，作为新的特征值，此方法被证明显著弱于最大池化的效果",
                "CNN整体架构 › 池化层",
                Message::of(VITRINE_TEXT("core",
                                         "Average pooling takes the mean of all values of the region; it is proven to "
                                         "be significantly weaker than max pooling."))};
    }
    Message question() const override
    {
        return Message::of(
            VITRINE_TEXT("core",
                         "The same small network learns digits with either, several times with different "
                         "seeds. Which one reads more digits right?"));
    }
    std::vector<Message> predictions() const override
    {
        return {Message::of(VITRINE_TEXT("core", "Max pooling, clearly")),
                Message::of(VITRINE_TEXT("core", "No difference that counts against the spread over seeds")),
                Message::of(VITRINE_TEXT("core", "Average pooling, clearly"))};
    }
    const std::vector<NumberSpec> &parameters() const override
    {
        static const std::vector<NumberSpec> specs{
            {"items", 1000, 100, 10000, true, Message::of(VITRINE_TEXT("core", "Digits"))},
            {"kernel", 2, 2, 6, true, Message::of(VITRINE_TEXT("core", "Size of the region"))},
            {"epochs", 5, 1, 50, true, Message::of(VITRINE_TEXT("core", "Epochs"))},
            {"seeds", 4, 2, 20, true, Message::of(VITRINE_TEXT("core", "Seeds"))}};
        return specs;
    }
    std::vector<NetworkScene> networks(const ExperimentRequest &request) const override
    {
        std::vector<NetworkScene> scenes;
        for (const char *pool : {"MaxPool2d", "AvgPool2d"}) {
            NetworkScene scene;
            const Whole kernel = request.whole("kernel");
            scene.name = std::string_view(pool) == "MaxPool2d" ? Message::of(VITRINE_TEXT("core", "Max pooling"))
                                                               : Message::of(VITRINE_TEXT("core", "Average pooling"));
            scene.network = chain(std::string("Digits with ") + pool,
                                  {{"image", "Input", {{"shape", std::vector<Whole>{1, 28, 28}}}},
                                   {"conv", "Conv2d", {{"out_channels", Whole{8}}, {"kernel_size", Whole{5}}}},
                                   {"relu", "ReLU"},
                                   {"pool", pool, {{"kernel_size", kernel}}},
                                   {"flat", "Flatten"},
                                   {"fc", "Linear", {{"out_features", Whole{10}}}},
                                   {"loss", "CrossEntropyLoss"}});
            scene.data = "digits:size=" + std::to_string(request.whole("items"));
            scene.optimizer = "adam";
            scene.controls.hyperparameters = {{"lr", 0.002}};
            scene.epochs = request.whole("epochs");
            scene.batchSize = 64;
            scenes.push_back(std::move(scene));
        }
        return scenes;
    }
    int seeds(const ExperimentRequest &request) const override { return request.whole("seeds"); }
    ExperimentOutcome judge(const ExperimentRequest &, std::span<const TrainingLog> logs) const override
    {
        ExperimentOutcome outcome;
        outcome.plot = {Message::of(VITRINE_TEXT("core", "Epoch")),
                        Message::of(VITRINE_TEXT("core", "Validation accuracy")),
                        false,
                        false,
                        {}};
        outcome.table.columns = {Message::of(VITRINE_TEXT("core", "Validation accuracy")),
                                 Message::of(VITRINE_TEXT("core", "Spread over seeds")),
                                 Message::of(VITRINE_TEXT("core", "Loss at the end"))};
        Sums sums[2];
        for (std::size_t i = 0; i < logs.size(); ++i) {
            outcome.plot.series.push_back(accuracyCurve(logs[i], static_cast<int>(i % 2)));
            sums[i % 2].add(logs[i].lastAccuracy(), logs[i].lastLoss());
        }
        for (std::size_t i = 0; i < 2; ++i)
            outcome.table.rows.push_back({logs[i].name, {sums[i].mean(), sums[i].deviation(), sums[i].meanLoss()}});
        outcome.verdict = decide(sums[0], sums[1]);
        return outcome;
    }

private:
    struct Sums {
        double sum = 0, squares = 0, losses = 0, count = 0;

        void add(double value, double loss)
        {
            sum += value;
            squares += value * value;
            losses += loss;
            ++count;
        }
        double mean() const { return sum / count; }
        double meanLoss() const { return losses / count; }
        double deviation() const { return std::sqrt(std::max(0.0, (squares - sum * sum / count) / (count - 1))); }
        double variance() const { return deviation() * deviation(); }
    };

    static ExperimentVerdict decide(const Sums &max, const Sums &average)
    {
        const double gap = max.mean() - average.mean();
        const double error = std::sqrt((max.variance() + average.variance()) / max.count);
        const Message facts = Message::of(
            VITRINE_TEXT("core",
                         "Max pooling reads %1 right, average pooling %2; the difference is %3 points, its standard "
                         "error over %4 seeds %5 points."),
            percent(max.mean()), percent(average.mean()), rounded(100 * gap), static_cast<int>(max.count),
            rounded(100 * error));
        if (!(std::abs(gap) > 2 * error))
            return {ExperimentVerdict::Kind::Open,
                    Message::of(VITRINE_TEXT("core", "%1 That is too little to tell them apart."), facts), 1};
        if (gap > 0)
            return {ExperimentVerdict::Kind::Holds,
                    Message::of(VITRINE_TEXT("core",
                                             "%1 On these digits, with this network, it holds; another task may say "
                                             "otherwise."),
                                facts),
                    0};
        return {ExperimentVerdict::Kind::Fails, facts, 2};
    }
};

} // namespace

std::unique_ptr<ExperimentKind> makePooling()
{
    return std::make_unique<Pooling>();
}

} // namespace vitrine
