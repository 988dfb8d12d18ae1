#include "core/data/sets/support/GeneratedValues.h"

#include <array>
#include <cmath>

namespace vitrine {

namespace {

struct Hill {
    double x, y;
    double height; ///< below zero: a hollow
};

/// Three hills and three hollows around the middle, in turn.
constexpr std::array<Hill, 6> hills{{
    {0, 0.6, 1},
    {0.6, 0.35, -1},
    {0.6, -0.35, 1},
    {0, -0.6, -1},
    {-0.6, -0.35, 1},
    {-0.6, 0.35, -1},
}};
constexpr double width = 0.22;

/// A landscape of bell curves, for networks that answer with a number.
class HillsKind final : public GeneratedValues {
public:
    HillsKind() : GeneratedValues("hills") { }

    Message summary() const override
    {
        return Message::of(VITRINE_TEXT("core", "Numbers on a landscape of three hills and three hollows."));
    }

protected:
    double height(PlanePoint point) const override
    {
        double sum = 0;
        for (const Hill &hill : hills) {
            const double dx = point.x - hill.x, dy = point.y - hill.y;
            sum += hill.height * std::exp(-(dx * dx + dy * dy) / (2 * width * width));
        }
        return sum;
    }
};

} // namespace

std::unique_ptr<DatasetKind> makeHills();
std::unique_ptr<DatasetKind> makeHills()
{
    return std::make_unique<HillsKind>();
}

} // namespace vitrine
