#include "core/data/sets/support/GeneratedPoints.h"

#include <cmath>
#include <numbers>

namespace vitrine {

namespace {

/// Two half circles that reach into each other, as scikit-learn's make_moons has them, about their common middle.
class MoonsKind final : public GeneratedPoints {
public:
    MoonsKind() : GeneratedPoints("moons", 0.1) { }

    Message summary() const override
    {
        return Message::of(VITRINE_TEXT("core", "Two half moons that reach into each other."));
    }

protected:
    PlanePoint draw(std::int64_t label, const NumberOptions &, Rng &rng) const override
    {
        const double angle = std::numbers::pi * rng.uniform();
        const double x = std::cos(angle), y = std::sin(angle);
        return label == 0 ? PlanePoint{x - 0.5, y - 0.25} : PlanePoint{0.5 - x, 0.25 - y};
    }
};

} // namespace

std::unique_ptr<DatasetKind> makeMoons();
std::unique_ptr<DatasetKind> makeMoons()
{
    return std::make_unique<MoonsKind>();
}

} // namespace vitrine
