#include "core/experiments/support/Figures.h"
#include "core/experiments/support/SurfaceExperiment.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr double same = 1e-9; ///< two paths this near are one, up to rounding

/// Momentum in the notes' form and in PyTorch's, where the learning rate changes on the way.
class MomentumForms final : public SurfaceExperiment {
public:
    std::string name() const override { return "momentum_forms"; }
    Message title() const override
    {
        return Message::of(VITRINE_TEXT("core", "Momentum: the notes' form and PyTorch's"));
    }
    Claim claim() const override
    {
        return {"v = βv − αg,  w = w + v", "CNN核心算法 › 梯度下降算法 › 动量随机梯度下降",
                Message::of(VITRINE_TEXT("core", "Momentum is v ← βv − αg, w ← w + v."))};
    }
    Message question() const override
    {
        return Message::of(VITRINE_TEXT("core",
                                        "PyTorch computes v ← βv + g, w ← w − αv. Halfway the learning rate changes. "
                                        "Is it the same path?"));
    }
    std::vector<Message> predictions() const override
    {
        return {Message::of(VITRINE_TEXT("core", "The same from beginning to end")),
                Message::of(VITRINE_TEXT("core", "The same until the rate changes")),
                Message::of(VITRINE_TEXT("core", "Another one from the first steps on"))};
    }
    const std::vector<NumberSpec> &parameters() const override
    {
        static const std::vector<NumberSpec> specs{
            {"change", 0.1, 0.001, 1, false,
             Message::of(VITRINE_TEXT("core", "The rate is multiplied by (1: it stays)"))},
            {"momentum", 0.9, 0, 0.99, false, Message::of(VITRINE_TEXT("core", "Momentum β"))},
            {"lr", 0.1, 0.001, 1, false, Message::of(VITRINE_TEXT("core", "Learning rate α"))},
            {"steps", 60, 4, 10000, true, Message::of(VITRINE_TEXT("core", "Number of steps"))}};
        return specs;
    }
    SurfaceScene surface(const ExperimentRequest &request) const override
    {
        SurfaceScene scene{"valley", findSurfaceKind("valley")->start(), request.whole("steps"), 0, {}};
        for (const bool isPyTorch : {false, true})
            scene.arms.push_back({isPyTorch ? Message::of(VITRINE_TEXT("core", "PyTorch's form"))
                                            : Message::of(VITRINE_TEXT("core", "The notes' form")),
                                  "momentum",
                                  {{"lr", request.at("lr")},
                                   {"momentum", request.at("momentum")},
                                   {"pytorch_form", isPyTorch ? 1.0 : 0.0}},
                                  "step",
                                  {{"every", 0.5}, {"gamma", request.at("change")}}});
        return scene;
    }
    ExperimentOutcome judge(const ExperimentRequest &request, const SurfaceScene &scene,
                            std::span<const SurfaceWalk> walks) const override
    {
        ExperimentOutcome outcome;
        outcome.plot = {Message::of(VITRINE_TEXT("core", "Step")),
                        Message::of(VITRINE_TEXT("core", "x, along the valley")),
                        false,
                        false,
                        {}};
        outcome.table.columns = {Message::of(VITRINE_TEXT("core", "Distance to the minimum at the end")),
                                 Message::of(VITRINE_TEXT("core", "First step after the change"))};
        const std::size_t half = (walks[0].points.size() - 1 + 1) / 2;
        for (std::size_t i = 0; i < walks.size(); ++i) {
            const auto x = [](const SurfaceWalk &walk, std::size_t k) { return walk.points[k].place.x; };
            outcome.plot.series.push_back(curveOf(scene.arms[i], walks[i], static_cast<int>(i), x));
            outcome.plot.series.back().isDashed = i == 1; // both show where they are one
            const std::size_t last = walks[i].points.size() - 1;
            outcome.table.rows.push_back(
                {scene.arms[i].name,
                 {distanceToMinimum(scene, walks[i].points[last]), stepLength(walks[i], std::min(half + 1, last))}});
        }
        outcome.verdict =
            decide(request, farthest(walks, 0, half), farthest(walks, half + 1, walks[0].points.size() - 1));
        return outcome;
    }

private:
    /// The greatest distance between both paths at the points `from` … `to`.
    static double farthest(std::span<const SurfaceWalk> walks, std::size_t from, std::size_t to)
    {
        double most = 0;
        for (std::size_t i = from; i <= to && i < std::min(walks[0].points.size(), walks[1].points.size()); ++i) {
            const Point2 a = walks[0].points[i].place, b = walks[1].points[i].place;
            most = std::max(most, std::hypot(a.x - b.x, a.y - b.y));
        }
        return most;
    }

    static ExperimentVerdict decide(const ExperimentRequest &request, double before, double after)
    {
        if (before > same)
            return {ExperimentVerdict::Kind::Fails,
                    Message::of(VITRINE_TEXT("core", "The paths part already before the change, by up to %1."),
                                rounded(before)),
                    2};
        if (after <= same)
            return {ExperimentVerdict::Kind::Holds,
                    Message::of(VITRINE_TEXT("core",
                                             "Both forms go the same path, up to rounding (%1): here nothing that v "
                                             "holds is measured with another rate than it was made with."),
                                rounded(std::max(before, after))),
                    0};
        return {
            ExperimentVerdict::Kind::Partly,
            Message::of(VITRINE_TEXT("core",
                                     "Until the rate changes the paths are one, up to rounding (%1); then they are "
                                     "up to %2 apart. The notes' v holds whole steps and rolls on at the old rate; "
                                     "PyTorch's v holds gradients, which all go by the new rate (times %3) at once."),
                        rounded(before), rounded(after), rounded(request.at("change"))),
            1};
    }
};

} // namespace

std::unique_ptr<ExperimentKind> makeMomentumForms()
{
    return std::make_unique<MomentumForms>();
}

} // namespace vitrine
