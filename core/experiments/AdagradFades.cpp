#include "core/experiments/support/Figures.h"
#include "core/experiments/support/SurfaceExperiment.h"

#include <cmath>

namespace vitrine {

namespace {

constexpr double arrived = 0.1; ///< share of the way that may be left
constexpr double faded = 0.5; ///< share of the first rate below which it has faded

/// Whether Adagrad's fading rate stops it before it has arrived.
class AdagradFades final : public SurfaceExperiment {
public:
    std::string name() const override { return "adagrad_fades"; }
    Message title() const override { return Message::of(VITRINE_TEXT("core", "Does Adagrad stop too early?")); }
    Claim claim() const override
    {
        return {
            "由于r是一直累积梯度平方的，所以在训练后期，r的值可能会变得很大，导致学习率过小，进一步导致训练过早停止",
            "CNN核心算法 › 梯度下降算法 › Adagrad算法 › 不足",
            Message::of(VITRINE_TEXT("core",
                                     "As r sums up squared gradients all the time, it may grow so large late in "
                                     "training that the rate gets too small, and training stops too early."))};
    }
    Message question() const override
    {
        return Message::of(VITRINE_TEXT("core",
                                        "Adagrad and RMSprop, which forgets, walk along the notes' valley with the "
                                        "same rate. What becomes of Adagrad?"));
    }
    std::vector<Message> predictions() const override
    {
        return {Message::of(VITRINE_TEXT("core", "Its rate fades, and it stops short of the minimum")),
                Message::of(VITRINE_TEXT("core", "Its rate fades, and it arrives all the same")),
                Message::of(VITRINE_TEXT("core", "Its rate does not fade"))};
    }
    const std::vector<NumberSpec> &parameters() const override
    {
        static const std::vector<NumberSpec> specs{
            {"lr", 0.05, 0.001, 10, false, Message::of(VITRINE_TEXT("core", "Learning rate α of both"))},
            {"rho", 0.9, 0, 0.9999, false, Message::of(VITRINE_TEXT("core", "ρ of RMSprop"))},
            {"steps", 1000, 10, 20000, true, Message::of(VITRINE_TEXT("core", "Number of steps"))}};
        return specs;
    }
    SurfaceScene surface(const ExperimentRequest &request) const override
    {
        SurfaceScene scene{"valley", findSurfaceKind("valley")->start(), request.whole("steps"), 0, {}};
        scene.arms.push_back({Message::verbatim("Adagrad"), "adagrad", {{"lr", request.at("lr")}}});
        scene.arms.push_back(
            {Message::verbatim("RMSprop"), "rmsprop", {{"lr", request.at("lr")}, {"rho", request.at("rho")}}});
        return scene;
    }
    ExperimentOutcome judge(const ExperimentRequest &request, const SurfaceScene &scene,
                            std::span<const SurfaceWalk> walks) const override
    {
        const auto distance = [&scene](const SurfaceWalk &walk, std::size_t i) {
            return distanceToMinimum(scene, walk.points[i]);
        };
        ExperimentOutcome outcome;
        outcome.plot = {Message::of(VITRINE_TEXT("core", "Step")),
                        Message::of(VITRINE_TEXT("core", "Distance to the minimum")),
                        false,
                        true,
                        {}};
        outcome.table.columns = {Message::of(VITRINE_TEXT("core", "Way left")),
                                 Message::of(VITRINE_TEXT("core", "Rate α/√r of x, first step")),
                                 Message::of(VITRINE_TEXT("core", "Rate α/√r of x, last step"))};
        double left[2], kept[2];
        for (std::size_t i = 0; i < walks.size(); ++i) {
            outcome.plot.series.push_back(curveOf(scene.arms[i], walks[i], static_cast<int>(i), distance));
            const std::size_t last = walks[i].points.size() - 1;
            const double first = rate(request, walks[i], 1), end = rate(request, walks[i], last);
            left[i] = distance(walks[i], last) / distance(walks[i], 0);
            kept[i] = end / first;
            outcome.table.rows.push_back({scene.arms[i].name, {left[i], first, end}});
        }
        outcome.verdict = decide(left[0], kept[0], left[1]);
        return outcome;
    }

private:
    static double rate(const ExperimentRequest &request, const SurfaceWalk &walk, std::size_t i)
    {
        return request.at("lr") / std::sqrt(walk.points[i].state[0].x);
    }

    static ExperimentVerdict decide(double left, double kept, double leftOfOther)
    {
        if (kept > faded)
            return {ExperimentVerdict::Kind::Fails,
                    Message::of(VITRINE_TEXT("core",
                                             "After these steps Adagrad's rate still is %1 of its first one. %2 of the "
                                             "way is left; RMSprop has %3 left."),
                                percent(kept), percent(left), percent(leftOfOther)),
                    2};
        if (leftOfOther > arrived)
            return {ExperimentVerdict::Kind::Open,
                    Message::of(VITRINE_TEXT("core",
                                             "Neither has had the time to arrive: Adagrad has %1 of the way left, "
                                             "RMSprop %2. Take more steps, or a larger rate."),
                                percent(left), percent(leftOfOther)),
                    -1};
        if (left > arrived)
            return {ExperimentVerdict::Kind::Holds,
                    Message::of(VITRINE_TEXT("core",
                                             "Adagrad's rate has faded to %1 of its first one, and %2 of the way is "
                                             "still left. RMSprop has %3 left. More steps help little, a larger rate "
                                             "helps."),
                                percent(kept), percent(left), percent(leftOfOther)),
                    0};
        return {ExperimentVerdict::Kind::Partly,
                Message::of(VITRINE_TEXT("core",
                                         "Adagrad's rate has faded to %1 of its first one, but with this rate it "
                                         "arrives: %2 of the way is left. The fading hurts only where the way is long "
                                         "for the rate."),
                            percent(kept), percent(left)),
                1};
    }
};

} // namespace

std::unique_ptr<ExperimentKind> makeAdagradFades()
{
    return std::make_unique<AdagradFades>();
}

} // namespace vitrine
