#include "core/experiments/support/Figures.h"
#include "core/experiments/support/SurfaceExperiment.h"

#include <cmath>

namespace vitrine {

namespace {

constexpr double stays = 0.8; ///< share of the early rate that counts as kept
constexpr double halfway = 0.55; ///< below it, the rate fades about as a sum's does

/// For which ρ RMSprop's rate does not fade.
class RMSpropRho final : public SurfaceExperiment {
public:
    std::string name() const override { return "rmsprop_rho"; }
    Message title() const override { return Message::of(VITRINE_TEXT("core", "RMSprop's ρ against the fading rate")); }
    Claim claim() const override
    {
        return {"通过不断减小过去数据在总二阶矩中所占权重，可以解决后期二阶矩不断增大导致的学习率过小的问题",
                "CNN核心算法 › 梯度下降算法 › RMSprop算法 › 优点",
                Message::of(VITRINE_TEXT("core",
                                         "Because ρ makes the past weigh less and less in r, the rate no longer gets "
                                         "too small late in training."))};
    }
    Message question() const override
    {
        return Message::of(VITRINE_TEXT("core",
                                        "At the bottom of a bowl gradients are nothing but noise of always the same "
                                        "size. What becomes of the rate α/√r with this ρ?"));
    }
    std::vector<Message> predictions() const override
    {
        return {Message::of(VITRINE_TEXT("core", "It stays")),
                Message::of(VITRINE_TEXT("core", "It fades, but less than Adagrad's")),
                Message::of(VITRINE_TEXT("core", "It fades as Adagrad's does"))};
    }
    const std::vector<NumberSpec> &parameters() const override
    {
        static const std::vector<NumberSpec> specs{
            {"rho", 0.9, 0, 0.99999, false, Message::of(VITRINE_TEXT("core", "ρ of RMSprop"))},
            {"lr", 0.01, 0.0001, 1, false, Message::of(VITRINE_TEXT("core", "Learning rate α"))},
            {"noise", 1, 0.01, 100, false, Message::of(VITRINE_TEXT("core", "Noise of the gradient"))},
            {"steps", 4000, 100, 20000, true, Message::of(VITRINE_TEXT("core", "Number of steps"))}};
        return specs;
    }
    SurfaceScene surface(const ExperimentRequest &request) const override
    {
        SurfaceScene scene{"sphere", {0, 0}, request.whole("steps"), request.at("noise"), {}};
        const auto add = [&](double rho) {
            scene.arms.push_back({Message::verbatim("RMSprop, ρ = " + exactly(rho)),
                                  "rmsprop",
                                  {{"lr", request.at("lr")}, {"rho", rho}}});
        };
        add(request.at("rho"));
        scene.arms.push_back({Message::verbatim("Adagrad"), "adagrad", {{"lr", request.at("lr")}}});
        for (const double rho : {0.9, 0.99, 0.9999})
            if (rho != request.at("rho"))
                add(rho);
        return scene;
    }
    ExperimentOutcome judge(const ExperimentRequest &request, const SurfaceScene &scene,
                            std::span<const SurfaceWalk> walks) const override
    {
        const auto rate = [&request](const SurfaceWalk &walk, std::size_t i) {
            return request.at("lr") / std::sqrt(walk.points[i].state[0].x);
        };
        ExperimentOutcome outcome;
        outcome.plot = {Message::of(VITRINE_TEXT("core", "Step")),
                        Message::of(VITRINE_TEXT("core", "Rate α/√r of x")),
                        true,
                        true,
                        {}};
        outcome.table.columns = {Message::of(VITRINE_TEXT("core", "Early rate")),
                                 Message::of(VITRINE_TEXT("core", "Late rate")),
                                 Message::of(VITRINE_TEXT("core", "Late / early"))};
        std::vector<double> kept;
        for (std::size_t i = 0; i < walks.size(); ++i) {
            outcome.plot.series.push_back(curveOf(scene.arms[i], walks[i], static_cast<int>(i), rate, 1));
            outcome.plot.series.back().isDashed = i > 1;
            // Medians, since single gradients near 0 make single rates huge where ρ is small.
            const std::size_t n = walks[i].points.size();
            std::vector<double> early, late;
            for (std::size_t k = n / 10; k < n / 5; ++k)
                early.push_back(rate(walks[i], k));
            for (std::size_t k = 3 * n / 4; k < n; ++k)
                late.push_back(rate(walks[i], k));
            kept.push_back(median(late) / median(early));
            outcome.table.rows.push_back({scene.arms[i].name, {median(early), median(late), kept.back()}});
        }
        outcome.verdict = decide(request.at("rho"), kept[0], kept[1]);
        return outcome;
    }

private:
    static ExperimentVerdict decide(double rho, double kept, double keptByAdagrad)
    {
        if (kept >= stays)
            return {
                ExperimentVerdict::Kind::Holds,
                Message::of(VITRINE_TEXT("core", "With ρ = %1 the late rate is %2 of the early one; Adagrad's is %3."),
                            exactly(rho), percent(kept), percent(keptByAdagrad)),
                0};
        if (kept >= halfway)
            return {ExperimentVerdict::Kind::Partly,
                    Message::of(VITRINE_TEXT("core",
                                             "With ρ = %1 the rate fades to %2 of the early one, less than Adagrad's, "
                                             "which fades to %3: r has not yet forgotten enough in these steps."),
                                exactly(rho), percent(kept), percent(keptByAdagrad)),
                    1};
        return {ExperimentVerdict::Kind::Fails,
                Message::of(VITRINE_TEXT("core",
                                         "With ρ = %1 the rate fades to %2 of the early one, as Adagrad's does (%3): "
                                         "so near to 1, nothing is forgotten in these steps. What helps is not ρ as "
                                         "such, but that 1/(1 − ρ) is small against the number of steps."),
                            exactly(rho), percent(kept), percent(keptByAdagrad)),
                2};
    }
};

} // namespace

std::unique_ptr<ExperimentKind> makeRMSpropRho()
{
    return std::make_unique<RMSpropRho>();
}

} // namespace vitrine
