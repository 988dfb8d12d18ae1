#include "core/data/sets/support/GeneratedPoints.h"

#include <cmath>
#include <numbers>

namespace vitrine {

namespace {

/// Class 0 on the outer circle, class 1 on the inner one.
class CirclesKind final : public GeneratedPoints {
public:
    CirclesKind()
        : GeneratedPoints("circles", 0.05,
                          {{"factor", 0.5, 0.05, 0.95, false,
                            Message::of(VITRINE_TEXT("core", "Radius of the inner circle; the outer one has 1."))}})
    {
    }

    Message summary() const override { return Message::of(VITRINE_TEXT("core", "A circle within a circle.")); }

protected:
    PlanePoint draw(std::int64_t label, const NumberOptions &options, Rng &rng) const override
    {
        const double angle = 2 * std::numbers::pi * rng.uniform();
        const double radius = label == 0 ? 1 : options.at("factor");
        return {radius * std::cos(angle), radius * std::sin(angle)};
    }
};

} // namespace

std::unique_ptr<DatasetKind> makeCircles();
std::unique_ptr<DatasetKind> makeCircles()
{
    return std::make_unique<CirclesKind>();
}

} // namespace vitrine
