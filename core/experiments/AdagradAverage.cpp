#include "core/experiments/support/Figures.h"
#include "core/experiments/support/SurfaceExperiment.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr double closeEnough = 1e-6; ///< relative: the same number up to rounding

/// Whether Adagrad's r is a moving average of its squared gradients, or their sum.
class AdagradAverage final : public SurfaceExperiment {
public:
    std::string name() const override { return "adagrad_average"; }
    Message title() const override
    {
        return Message::of(VITRINE_TEXT("core", "Adagrad's r: a sum or a moving average?"));
    }
    Claim claim() const override
    {
        return {"r是引入的梯度大小随时间的积累量，即二阶矩，在此处使用了指数移动平均(EMA)算法计算二阶矩，即近期数据的"
                "权重永远大于早期数据的权重",
                "CNN核心算法 › 梯度下降算法 › Adagrad算法",
                Message::of(VITRINE_TEXT("core",
                                         "r is an exponential moving average of the squared gradients: recent ones "
                                         "always weigh more than early ones."))};
    }
    Message question() const override
    {
        return Message::of(VITRINE_TEXT("core",
                                        "Adagrad walks down a bowl, so that its gradients shrink. What is its r made "
                                        "of?"));
    }
    std::vector<Message> predictions() const override
    {
        return {Message::of(VITRINE_TEXT("core", "The moving average of g²: it falls again with the gradients")),
                Message::of(VITRINE_TEXT("core", "The sum of all g²: it never falls")),
                Message::of(VITRINE_TEXT("core", "Neither of them"))};
    }
    const std::vector<NumberSpec> &parameters() const override
    {
        static const std::vector<NumberSpec> specs{
            {"lr", 0.5, 0.001, 10, false, Message::of(VITRINE_TEXT("core", "Learning rate α"))},
            {"rho", 0.9, 0, 0.999, false, Message::of(VITRINE_TEXT("core", "ρ of the moving average"))},
            {"steps", 100, 1, 10000, true, Message::of(VITRINE_TEXT("core", "Number of steps"))}};
        return specs;
    }
    SurfaceScene surface(const ExperimentRequest &request) const override
    {
        SurfaceScene scene{"sphere", findSurfaceKind("sphere")->start(), request.whole("steps"), 0, {}};
        scene.arms.push_back({Message::verbatim("Adagrad"), "adagrad", {{"lr", request.at("lr")}}});
        scene.arms.push_back(
            {Message::verbatim("RMSprop"), "rmsprop", {{"lr", request.at("lr") / 10}, {"rho", request.at("rho")}}});
        return scene;
    }
    ExperimentOutcome judge(const ExperimentRequest &request, const SurfaceScene &scene,
                            std::span<const SurfaceWalk> walks) const override
    {
        const auto r = [](const SurfaceWalk &walk, std::size_t i) { return walk.points[i].state[0].x; };
        ExperimentOutcome outcome;
        outcome.plot = {Message::of(VITRINE_TEXT("core", "Step")),
                        Message::of(VITRINE_TEXT("core", "r of the weight x")),
                        false,
                        true,
                        {}};
        outcome.plot.series.push_back(curveOf(scene.arms[0], walks[0], 0, r, 1));
        const Candidates candidates = sumsOf(walks[0], request.at("rho"));
        outcome.plot.series.push_back(candidates.sum);
        outcome.plot.series.push_back(candidates.average);
        outcome.plot.series.push_back(curveOf(scene.arms[1], walks[1], 2, r, 1));
        const double last = r(walks[0], walks[0].points.size() - 1);
        const double toSum = std::abs(last / candidates.lastSum - 1);
        const double toAverage = std::abs(last / candidates.lastAverage - 1);
        outcome.table.columns = {Message::of(VITRINE_TEXT("core", "r at the end")),
                                 Message::of(VITRINE_TEXT("core", "Steps at which r fell"))};
        for (std::size_t i = 0; i < walks.size(); ++i)
            outcome.table.rows.push_back(
                {scene.arms[i].name, {r(walks[i], walks[i].points.size() - 1), static_cast<double>(falls(walks[i]))}});
        outcome.table.rows.push_back({candidates.sum.name, {candidates.lastSum, 0}});
        outcome.table.rows.push_back({candidates.average.name, {candidates.lastAverage, none}});
        outcome.verdict = decide(toSum, toAverage, last, candidates);
        return outcome;
    }

private:
    /// What r would be, of the gradients that Adagrad itself saw.
    struct Candidates {
        ExperimentSeries sum{Message::of(VITRINE_TEXT("core", "Sum of Adagrad's g²")), {}, {}, 1, true};
        ExperimentSeries average{Message::of(VITRINE_TEXT("core", "Moving average of Adagrad's g²")), {}, {}, 3, true};
        double lastSum = 0, lastAverage = 0;
    };

    static Candidates sumsOf(const SurfaceWalk &walk, double rho)
    {
        Candidates candidates;
        for (std::size_t i = 1; i < walk.points.size(); ++i) {
            const double g = walk.points[i - 1].gradient.x;
            candidates.lastSum += g * g;
            candidates.lastAverage = rho * candidates.lastAverage + (1 - rho) * g * g;
            candidates.sum.x.push_back(static_cast<double>(i));
            candidates.sum.y.push_back(candidates.lastSum);
            candidates.average.x.push_back(static_cast<double>(i));
            candidates.average.y.push_back(candidates.lastAverage);
        }
        return candidates;
    }

    static int falls(const SurfaceWalk &walk)
    {
        int count = 0;
        for (std::size_t i = 2; i < walk.points.size(); ++i)
            count += walk.points[i].state[0].x < walk.points[i - 1].state[0].x ? 1 : 0;
        return count;
    }

    static ExperimentVerdict decide(double toSum, double toAverage, double last, const Candidates &candidates)
    {
        if (toSum < closeEnough && toAverage < closeEnough)
            return {ExperimentVerdict::Kind::Open,
                    Message::of(VITRINE_TEXT("core",
                                             "Here sum and moving average are the same number, %1. Take more steps, or "
                                             "a larger ρ."),
                                rounded(last)),
                    -1};
        if (toSum < closeEnough)
            return {ExperimentVerdict::Kind::Fails,
                    Message::of(VITRINE_TEXT("core",
                                             "Adagrad's r ends at %1, which is the sum of its squared gradients to the "
                                             "last digit; their moving average would be %2. All gradients weigh the "
                                             "same, and r never falls. The moving average is RMSprop's."),
                                rounded(last), rounded(candidates.lastAverage)),
                    1};
        if (toAverage < closeEnough)
            return {ExperimentVerdict::Kind::Holds,
                    Message::of(VITRINE_TEXT("core", "r ends at %1, the moving average; the sum would be %2."),
                                rounded(last), rounded(candidates.lastSum)),
                    0};
        return {ExperimentVerdict::Kind::Fails,
                Message::of(VITRINE_TEXT("core", "r ends at %1: neither the sum %2 nor the moving average %3."),
                            rounded(last), rounded(candidates.lastSum), rounded(candidates.lastAverage)),
                2};
    }
};

} // namespace

std::unique_ptr<ExperimentKind> makeAdagradAverage()
{
    return std::make_unique<AdagradAverage>();
}

} // namespace vitrine
