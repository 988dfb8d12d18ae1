#include "core/experiments/support/Figures.h"
#include "core/experiments/support/SurfaceExperiment.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr double different = 1.25; ///< steps that differ by less are about as long
constexpr std::size_t beginning = 10; ///< steps that are looked at

/// What Adam's bias correction does to its first steps.
class AdamBias final : public SurfaceExperiment {
public:
    std::string name() const override { return "adam_bias"; }
    Message title() const override { return Message::of(VITRINE_TEXT("core", "Adam's bias correction on and off")); }
    Claim claim() const override
    {
        return {
            "之所以创建ŝ、r̂，是因为s、r初值较小，接近于0，不能使用，但是后续两值会回归正常，使用公式则可以将初期的s、r"
            "放大",
            "CNN核心算法 › 梯度下降算法 › Adam算法",
            Message::of(VITRINE_TEXT("core",
                                     "ŝ and r̂ are there because s and r begin near 0 and can't be used as they are; "
                                     "the formula makes them larger at the beginning, later they are the same."))};
    }
    Message question() const override
    {
        return Message::of(VITRINE_TEXT("core", "How long are Adam's first ten steps without the correction?"));
    }
    std::vector<Message> predictions() const override
    {
        return {Message::of(VITRINE_TEXT("core", "Shorter than with it, for s is too small")),
                Message::of(VITRINE_TEXT("core", "About as long")),
                Message::of(VITRINE_TEXT("core", "Longer than with it, for r is too small"))};
    }
    const std::vector<NumberSpec> &parameters() const override
    {
        static const std::vector<NumberSpec> specs{
            {"beta1", 0.9, 0, 0.999, false, Message::of(VITRINE_TEXT("core", "β₁ (the notes' ρ₁)"))},
            {"beta2", 0.999, 0, 0.99999, false, Message::of(VITRINE_TEXT("core", "β₂ (the notes' ρ₂)"))},
            {"lr", 0.01, 0.0001, 1, false, Message::of(VITRINE_TEXT("core", "Learning rate α"))},
            {"steps", 1000, 10, 20000, true, Message::of(VITRINE_TEXT("core", "Number of steps"))}};
        return specs;
    }
    SurfaceScene surface(const ExperimentRequest &request) const override
    {
        SurfaceScene scene{"sphere", findSurfaceKind("sphere")->start(), request.whole("steps"), 0, {}};
        for (const bool corrects : {true, false})
            scene.arms.push_back({corrects ? Message::of(VITRINE_TEXT("core", "Adam"))
                                           : Message::of(VITRINE_TEXT("core", "Adam without correction")),
                                  "adam",
                                  {{"lr", request.at("lr")},
                                   {"beta1", request.at("beta1")},
                                   {"beta2", request.at("beta2")},
                                   {"bias_correction", corrects ? 1.0 : 0.0}}});
        return scene;
    }
    ExperimentOutcome judge(const ExperimentRequest &, const SurfaceScene &scene,
                            std::span<const SurfaceWalk> walks) const override
    {
        ExperimentOutcome outcome;
        outcome.plot = {Message::of(VITRINE_TEXT("core", "Step")),
                        Message::of(VITRINE_TEXT("core", "Length of the step")),
                        true,
                        true,
                        {}};
        outcome.table.columns = {Message::of(VITRINE_TEXT("core", "First step")),
                                 Message::of(VITRINE_TEXT("core", "First ten steps together")),
                                 Message::of(VITRINE_TEXT("core", "s / g, first step")),
                                 Message::of(VITRINE_TEXT("core", "r / g², first step"))};
        double together[2] = {0, 0};
        for (std::size_t i = 0; i < walks.size(); ++i) {
            outcome.plot.series.push_back(curveOf(scene.arms[i], walks[i], static_cast<int>(i), &stepLength, 1));
            for (std::size_t k = 1; k <= std::min(beginning, walks[i].points.size() - 1); ++k)
                together[i] += stepLength(walks[i], k);
            const double g = walks[i].points[0].gradient.x;
            const std::vector<Point2> &state = walks[i].points[1].state;
            outcome.table.rows.push_back(
                {scene.arms[i].name, {stepLength(walks[i], 1), together[i], state[0].x / g, state[1].x / (g * g)}});
        }
        const std::vector<double> &plain = outcome.table.rows[1].values;
        outcome.verdict = decide(together[1] / together[0], plain[2], plain[3]);
        return outcome;
    }

private:
    static ExperimentVerdict decide(double ratio, double s, double r)
    {
        if (ratio > different)
            return {ExperimentVerdict::Kind::Holds,
                    Message::of(VITRINE_TEXT("core",
                                             "After one step s is %1 of g and r is %2 of g². As r stands under the "
                                             "root of the divisor, the first ten steps are not too short without the "
                                             "correction but %3 times as long."),
                                rounded(s), rounded(r), rounded(ratio)),
                    2};
        if (ratio < 1 / different)
            return {ExperimentVerdict::Kind::Holds,
                    Message::of(VITRINE_TEXT("core",
                                             "After one step s is %1 of g and r is %2 of g². Without the correction "
                                             "the first ten steps are only %3 times as long."),
                                rounded(s), rounded(r), rounded(ratio)),
                    0};
        return {ExperimentVerdict::Kind::Fails,
                Message::of(VITRINE_TEXT("core",
                                         "After one step s is %1 of g and r is %2 of g², but with these two rates s/√r "
                                         "is hardly wrong: without the correction the first ten steps are %3 times as "
                                         "long."),
                            rounded(s), rounded(r), rounded(ratio)),
                1};
    }
};

} // namespace

std::unique_ptr<ExperimentKind> makeAdamBias()
{
    return std::make_unique<AdamBias>();
}

} // namespace vitrine
