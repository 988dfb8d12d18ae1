#include "core/experiments/support/Figures.h"
#include "core/experiments/support/SurfaceExperiment.h"

#include <cmath>
#include <numbers>

namespace vitrine {

namespace {

constexpr double clearly = 1.25; ///< how many times as much counts as more

/// Whether momentum makes the path smoother.
class MomentumSmooths final : public SurfaceExperiment {
public:
    std::string name() const override { return "momentum_smooths"; }
    Message title() const override { return Message::of(VITRINE_TEXT("core", "Does momentum smooth the path?")); }
    Claim claim() const override
    {
        return {
            "引入上一次的梯度作为“动量”，与这一次的梯度方向做矢量和成为新的梯度方向，这样可以使得每次的优化更加平滑",
            "CNN核心算法 › 梯度下降算法 › 动量随机梯度下降",
            Message::of(VITRINE_TEXT("core",
                                     "The last gradient is added to this one as momentum; that makes every step "
                                     "smoother."))};
    }
    Message question() const override
    {
        return Message::of(
            VITRINE_TEXT("core",
                         "Plain gradient descent and momentum walk along the notes' valley with the same "
                         "rate. Which of them turns less from step to step?"));
    }
    std::vector<Message> predictions() const override
    {
        return {Message::of(VITRINE_TEXT("core", "Momentum")), Message::of(VITRINE_TEXT("core", "Both about the same")),
                Message::of(VITRINE_TEXT("core", "Gradient descent"))};
    }
    const std::vector<NumberSpec> &parameters() const override
    {
        static const std::vector<NumberSpec> specs{
            {"lr", 0.95, 0.001, 2, false, Message::of(VITRINE_TEXT("core", "Learning rate α of both"))},
            {"momentum", 0.5, 0, 0.999, false, Message::of(VITRINE_TEXT("core", "Momentum β"))},
            {"steps", 40, 5, 10000, true, Message::of(VITRINE_TEXT("core", "Number of steps"))}};
        return specs;
    }
    SurfaceScene surface(const ExperimentRequest &request) const override
    {
        SurfaceScene scene{"valley", findSurfaceKind("valley")->start(), request.whole("steps"), 0, {}};
        scene.arms.push_back({Message::of(VITRINE_TEXT("core", "Gradient descent")), "gd", {{"lr", request.at("lr")}}});
        scene.arms.push_back({Message::of(VITRINE_TEXT("core", "Momentum")),
                              "momentum",
                              {{"lr", request.at("lr")}, {"momentum", request.at("momentum")}}});
        return scene;
    }
    ExperimentOutcome judge(const ExperimentRequest &, const SurfaceScene &scene,
                            std::span<const SurfaceWalk> walks) const override
    {
        ExperimentOutcome outcome;
        outcome.plot = {Message::of(VITRINE_TEXT("core", "Step")),
                        Message::of(VITRINE_TEXT("core", "y, across the valley")),
                        false,
                        false,
                        {}};
        outcome.table.columns = {Message::of(VITRINE_TEXT("core", "Turn from step to step, degrees")),
                                 Message::of(VITRINE_TEXT("core", "Share of the way left"))};
        double turn[2], left[2];
        for (std::size_t i = 0; i < walks.size(); ++i) {
            const auto y = [](const SurfaceWalk &walk, std::size_t k) { return walk.points[k].place.y; };
            outcome.plot.series.push_back(curveOf(scene.arms[i], walks[i], static_cast<int>(i), y));
            turn[i] = meanTurn(walks[i]);
            left[i] = distanceToMinimum(scene, walks[i].points.back()) / distanceToMinimum(scene, walks[i].points[0]);
            outcome.table.rows.push_back({scene.arms[i].name, {turn[i], left[i]}});
        }
        outcome.verdict = decide(turn[0], turn[1], left[0], left[1]);
        return outcome;
    }

private:
    /// Mean angle between a step and the next, in degrees.
    static double meanTurn(const SurfaceWalk &walk)
    {
        double sum = 0;
        std::size_t count = 0;
        for (std::size_t i = 2; i < walk.points.size(); ++i) {
            const Point2 a = walk.points[i - 2].place, b = walk.points[i - 1].place, c = walk.points[i].place;
            const double x1 = b.x - a.x, y1 = b.y - a.y, x2 = c.x - b.x, y2 = c.y - b.y;
            const double angle = std::abs(std::atan2(x1 * y2 - y1 * x2, x1 * x2 + y1 * y2));
            if (!std::isfinite(angle))
                break;
            sum += angle * 180 / std::numbers::pi;
            ++count;
        }
        return count > 0 ? sum / static_cast<double>(count) : 0;
    }

    static ExperimentVerdict decide(double plain, double momentum, double plainLeft, double momentumLeft)
    {
        const Message facts =
            Message::of(VITRINE_TEXT("core",
                                     "Gradient descent turns by %1° from step to step and has %2 of the way left; "
                                     "momentum turns by %3° and has %4 left."),
                        rounded(plain), percent(plainLeft), rounded(momentum), percent(momentumLeft));
        if (momentum * clearly < plain)
            return {ExperimentVerdict::Kind::Holds, facts, 0};
        if (momentum > plain * clearly)
            return {ExperimentVerdict::Kind::Fails,
                    Message::of(VITRINE_TEXT("core",
                                             "%1 Where plain steps do not swing from wall to wall, momentum overshoots "
                                             "and swings itself."),
                                facts),
                    2};
        return {ExperimentVerdict::Kind::Open, facts, 1};
    }
};

} // namespace

std::unique_ptr<ExperimentKind> makeMomentumSmooths()
{
    return std::make_unique<MomentumSmooths>();
}

} // namespace vitrine
