#include "core/data/sets/support/GeneratedValues.h"

namespace vitrine {

namespace {

/// A tilted plane: what a single linear neuron follows.
class SlopeKind final : public GeneratedValues {
public:
    SlopeKind() : GeneratedValues("slope") { }

    Message summary() const override
    {
        return Message::of(VITRINE_TEXT("core", "Numbers on a tilted plane: one linear neuron follows them."));
    }

protected:
    double height(PlanePoint point) const override { return (point.x + point.y) / 2; }
};

} // namespace

std::unique_ptr<DatasetKind> makeSlope();
std::unique_ptr<DatasetKind> makeSlope()
{
    return std::make_unique<SlopeKind>();
}

} // namespace vitrine
