#include "core/data/sets/support/GeneratedPoints.h"

#include <cmath>
#include <numbers>

namespace vitrine {

namespace {

/// Two Archimedean spirals, half a turn apart: radius and angle grow together.
class SpiralKind final : public GeneratedPoints {
public:
    SpiralKind()
        : GeneratedPoints(
            "spiral", 0.03,
            {{"turns", 1.75, 0.25, 4, false, Message::of(VITRINE_TEXT("core", "How often each arm winds round."))}})
    {
    }

    Message summary() const override
    {
        return Message::of(
            VITRINE_TEXT("core", "Two arms of a spiral, wound into each other: hard for a small network."));
    }

protected:
    PlanePoint draw(std::int64_t label, const NumberOptions &options, Rng &rng) const override
    {
        const double radius = rng.uniform(0.02, 1);
        const double angle = std::numbers::pi * (2 * options.at("turns") * radius + static_cast<double>(label));
        return {radius * std::sin(angle), radius * std::cos(angle)};
    }
};

} // namespace

std::unique_ptr<DatasetKind> makeSpiral();
std::unique_ptr<DatasetKind> makeSpiral()
{
    return std::make_unique<SpiralKind>();
}

} // namespace vitrine
