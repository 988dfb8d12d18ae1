#include "core/data/sets/support/GeneratedPoints.h"

#include <numbers>

namespace vitrine {

namespace {

/// Two round clouds whose width is the noise: the case that one straight line solves as well as can be.
class GaussiansKind final : public GeneratedPoints {
public:
    GaussiansKind()
        : GeneratedPoints(
            "gaussians", 0.2,
            {{"distance", 1, 0, 4, false, Message::of(VITRINE_TEXT("core", "Between the middles of the two clouds."))}})
    {
    }

    Message summary() const override
    {
        return Message::of(VITRINE_TEXT("core", "Two round clouds of points. One straight line divides them."));
    }

protected:
    PlanePoint draw(std::int64_t label, const NumberOptions &options, Rng &) const override
    {
        const double side = (label == 0 ? 0.5 : -0.5) * options.at("distance") / std::numbers::sqrt2;
        return {side, side};
    }
};

} // namespace

std::unique_ptr<DatasetKind> makeGaussians();
std::unique_ptr<DatasetKind> makeGaussians()
{
    return std::make_unique<GaussiansKind>();
}

} // namespace vitrine
