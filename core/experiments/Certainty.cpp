#include "core/experiments/support/Chain.h"
#include "core/experiments/support/Figures.h"
#include "core/experiments/support/TrainingExperiment.h"
#include "core/training/observe/Readings.h"

#include <cmath>

namespace vitrine {

namespace {

constexpr double overconfident = 0.03; ///< how much surer than right counts
constexpr double certain = 0.9999; ///< as good as 100 %

/// Whether softmax's probability is brought to 100 %, and whether that would be right.
class Certainty final : public TrainingExperiment {
public:
    std::string name() const override { return "certainty"; }
    Message title() const override { return Message::of(VITRINE_TEXT("core", "To 100 % with softmax?")); }
    Claim claim() const override
    {
        return {"卷积分类任务训练的目的，就是将该样本对应于其实际类别的得分在其对于所有类别的得分中的占比提到最大，"
                "也就是使Softmax概率预测函数得出的概率提到100%",
                "CNN整体架构 › 全连接层 › Softmax概率预测函数",
                Message::of(VITRINE_TEXT("core",
                                         "Training a classifier is to raise the score of the right class above all "
                                         "others, that is, to bring softmax's probability to 100 %."))};
    }
    Message question() const override
    {
        return Message::of(VITRINE_TEXT("core",
                                        "Two clouds of points that overlap, so that nobody can always be right. How "
                                        "sure is the network of its answers to points that it has not seen?"));
    }
    std::vector<Message> predictions() const override
    {
        return {Message::of(VITRINE_TEXT("core", "100 % sure")),
                Message::of(VITRINE_TEXT("core", "Surer than it is right")),
                Message::of(VITRINE_TEXT("core", "As sure as it is right, or less"))};
    }
    const std::vector<NumberSpec> &parameters() const override
    {
        static const std::vector<NumberSpec> specs{
            {"noise", 0.6, 0.01, 2, false, Message::of(VITRINE_TEXT("core", "Width of the clouds"))},
            {"points", 100, 20, 2000, true, Message::of(VITRINE_TEXT("core", "Number of points"))},
            {"smoothing", 0.2, 0, 0.9, false,
             Message::of(VITRINE_TEXT("core", "Label smoothing of the other network"))},
            {"epochs", 1000, 1, 2000, true, Message::of(VITRINE_TEXT("core", "Epochs"))}};
        return specs;
    }
    std::vector<NetworkScene> networks(const ExperimentRequest &request) const override
    {
        std::vector<NetworkScene> scenes;
        for (const bool isSmooth : {false, true}) {
            NetworkScene scene;
            scene.name = isSmooth ? Message::of(VITRINE_TEXT("core", "With label smoothing"))
                                  : Message::of(VITRINE_TEXT("core", "Cross-entropy as it is"));
            Network network =
                perceptron(isSmooth ? "Two clouds, smoothed" : "Two clouds", 2, 2, 32, "ReLU", "CrossEntropyLoss");
            network.find("out")->params["out_features"] = std::int64_t{2};
            if (isSmooth)
                network.find("loss")->params["label_smoothing"] = request.at("smoothing");
            scene.network = std::move(network);
            scene.data =
                "gaussians:noise=" + exactly(request.at("noise")) + ",size=" + std::to_string(request.whole("points"));
            scene.optimizer = "adam";
            scene.controls.hyperparameters = {{"lr", 0.01}};
            scene.epochs = request.whole("epochs");
            scene.batchSize = 20;
            scenes.push_back(std::move(scene));
        }
        return scenes;
    }
    bool wantsAnswers() const override { return true; }
    ExperimentOutcome judge(const ExperimentRequest &, std::span<const TrainingLog> logs) const override
    {
        ExperimentOutcome outcome;
        outcome.plot = {Message::of(VITRINE_TEXT("core", "Epoch")),
                        Message::of(VITRINE_TEXT("core", "Loss on unseen points")),
                        false,
                        false,
                        {}};
        outcome.table.columns = {Message::of(VITRINE_TEXT("core", "Mean probability of its answers")),
                                 Message::of(VITRINE_TEXT("core", "Right answers")),
                                 Message::of(VITRINE_TEXT("core", "Loss at the end"))};
        for (std::size_t i = 0; i < logs.size(); ++i) {
            ExperimentSeries series{logs[i].name, {}, {}, static_cast<int>(i)};
            for (const EpochRecord &epoch : logs[i].epochs) {
                series.x.push_back(epoch.epoch);
                series.y.push_back(epoch.validationLoss);
            }
            outcome.plot.series.push_back(std::move(series));
            outcome.table.rows.push_back(
                {logs[i].name, {confidence(logs[i]), logs[i].lastAccuracy(), logs[i].lastLoss()}});
        }
        outcome.verdict = decide(outcome.table.rows);
        return outcome;
    }

private:
    static double confidence(const TrainingLog &log)
    {
        double sum = 0;
        std::size_t count = 0;
        for (const ValidationAnswers &answers : log.answers)
            for (const Reading &reading : readAnswers(answers, "CrossEntropyLoss")) {
                sum += reading.probability[0];
                ++count;
            }
        return count > 0 ? sum / static_cast<double>(count) : none;
    }

    static ExperimentVerdict decide(const std::vector<ExperimentTable::Row> &rows)
    {
        const std::vector<double> &plain = rows[0].values, &smooth = rows[1].values;
        const Message facts = Message::of(
            VITRINE_TEXT("core",
                         "On points that it has not seen, the network is %1 sure of its answers, of which %2 are "
                         "right; with label smoothing it is %3 sure, and %4 are right."),
            percent(plain[0]), percent(plain[1]), percent(smooth[0]), percent(smooth[1]));
        if (plain[0] >= certain && plain[1] >= certain)
            return {ExperimentVerdict::Kind::Holds, facts, 0};
        if (plain[0] > plain[1] + overconfident)
            return {ExperimentVerdict::Kind::Partly,
                    Message::of(VITRINE_TEXT("core",
                                             "%1 Training does push towards 100 %, which it never reaches; but that is "
                                             "no aim: it makes the network surer than it is right."),
                                facts),
                    plain[0] >= certain ? 0 : 1};
        return {ExperimentVerdict::Kind::Fails,
                Message::of(VITRINE_TEXT("core",
                                         "%1 It is not brought to 100 %: the loss is smallest where the probability is "
                                         "that of being right."),
                            facts),
                2};
    }
};

} // namespace

std::unique_ptr<ExperimentKind> makeCertainty()
{
    return std::make_unique<Certainty>();
}

} // namespace vitrine
