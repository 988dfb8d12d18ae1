#include "core/data/sets/support/GeneratedPoints.h"

namespace vitrine {

namespace {

/// Class 1 where the signs of x and y differ: what no single straight line divides. A gap along the axes keeps the
/// classes apart.
class XorKind final : public GeneratedPoints {
public:
    XorKind() : GeneratedPoints("xor", 0.05) { }

    Message summary() const override
    {
        return Message::of(VITRINE_TEXT(
            "core", "Four squares; those that touch at a corner are of one class. No straight line divides them."));
    }

protected:
    PlanePoint draw(std::int64_t label, const NumberOptions &, Rng &rng) const override
    {
        const double x = rng.uniform(0.1, 1), y = rng.uniform(0.1, 1);
        const double signX = rng.below(2) == 0 ? 1 : -1;
        return {signX * x, label == 0 ? signX * y : -signX * y};
    }
};

} // namespace

std::unique_ptr<DatasetKind> makeXor();
std::unique_ptr<DatasetKind> makeXor()
{
    return std::make_unique<XorKind>();
}

} // namespace vitrine
