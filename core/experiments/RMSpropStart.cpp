#include "core/experiments/support/Figures.h"
#include "core/experiments/support/SurfaceExperiment.h"

#include <cmath>
#include <numbers>

namespace vitrine {

namespace {

constexpr double tooLong = 1.5; ///< times a step with full r

/// What RMSprop's small r does to the first steps.
class RMSpropStart final : public SurfaceExperiment {
public:
    std::string name() const override { return "rmsprop_start"; }
    Message title() const override { return Message::of(VITRINE_TEXT("core", "RMSprop's first steps")); }
    Claim claim() const override
    {
        return {"不足：r 初值过小", "CNN核心算法 › 梯度下降算法 › RMSprop算法 › 不足",
                Message::of(VITRINE_TEXT("core", "A drawback of RMSprop: r begins too small."))};
    }
    Message question() const override
    {
        return Message::of(
            VITRINE_TEXT("core", "r begins at 0 and stands in the divisor. How long is the first step?"));
    }
    std::vector<Message> predictions() const override
    {
        return {Message::of(VITRINE_TEXT("core", "Much longer than later ones")),
                Message::of(VITRINE_TEXT("core", "About as long")), Message::of(VITRINE_TEXT("core", "Much shorter"))};
    }
    const std::vector<NumberSpec> &parameters() const override
    {
        static const std::vector<NumberSpec> specs{
            {"rho", 0.99, 0, 0.99999, false, Message::of(VITRINE_TEXT("core", "ρ of RMSprop"))},
            {"lr", 0.001, 0.00001, 1, false, Message::of(VITRINE_TEXT("core", "Learning rate α"))},
            {"steps", 500, 1, 20000, true, Message::of(VITRINE_TEXT("core", "Number of steps"))}};
        return specs;
    }
    SurfaceScene surface(const ExperimentRequest &request) const override
    {
        SurfaceScene scene{"sphere", findSurfaceKind("sphere")->start(), request.whole("steps"), 0, {}};
        scene.arms.push_back(
            {Message::verbatim("RMSprop"), "rmsprop", {{"lr", request.at("lr")}, {"rho", request.at("rho")}}});
        // Adam without momentum is RMSprop with r corrected.
        scene.arms.push_back({Message::of(VITRINE_TEXT("core", "RMSprop with r corrected as Adam does")),
                              "adam",
                              {{"lr", request.at("lr")}, {"beta1", 0}, {"beta2", request.at("rho")}}});
        return scene;
    }
    ExperimentOutcome judge(const ExperimentRequest &request, const SurfaceScene &scene,
                            std::span<const SurfaceWalk> walks) const override
    {
        // Where r is the average of g², each of the two weights moves by α.
        const double full = request.at("lr") * std::numbers::sqrt2;
        ExperimentOutcome outcome;
        outcome.plot = {Message::of(VITRINE_TEXT("core", "Step")),
                        Message::of(VITRINE_TEXT("core", "Length of the step, times α√2")),
                        true,
                        true,
                        {}};
        outcome.table.columns = {Message::of(VITRINE_TEXT("core", "First step, times α√2")),
                                 Message::of(VITRINE_TEXT("core", "Last step, times α√2"))};
        for (std::size_t i = 0; i < walks.size(); ++i) {
            const auto length = [full](const SurfaceWalk &walk, std::size_t k) { return stepLength(walk, k) / full; };
            outcome.plot.series.push_back(curveOf(scene.arms[i], walks[i], static_cast<int>(i), length, 1));
            outcome.table.rows.push_back(
                {scene.arms[i].name, {length(walks[i], 1), length(walks[i], walks[i].points.size() - 1)}});
        }
        outcome.verdict = decide(outcome.table.rows[0].values[0], outcome.table.rows[1].values[0]);
        return outcome;
    }

private:
    static ExperimentVerdict decide(double first, double corrected)
    {
        const Message facts = Message::of(
            VITRINE_TEXT("core",
                         "The first step is %1 times as long as one with a settled r, 1/√(1 − ρ); with r corrected it "
                         "is %2 times as long."),
            rounded(first), rounded(corrected));
        if (first > tooLong)
            return {ExperimentVerdict::Kind::Holds, facts, 0};
        return {ExperimentVerdict::Kind::Fails, facts, first < 1 / tooLong ? 2 : 1};
    }
};

} // namespace

std::unique_ptr<ExperimentKind> makeRMSpropStart()
{
    return std::make_unique<RMSpropStart>();
}

} // namespace vitrine
