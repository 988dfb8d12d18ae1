#include "core/data/augmentations/support/Warp.h"

#include <cmath>

namespace vitrine {

namespace {

/// About the middle, by a factor between 1/(1 + amount) and 1 + amount whose logarithm is drawn evenly: as often
/// larger as smaller.
class Scale final : public AugmentationKind {
public:
    std::string name() const override { return "scale"; }
    Message title() const override { return Message::of(VITRINE_TEXT("core", "Scale")); }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT("core", "Enlarges or reduces the picture by up to so much."));
    }
    const std::vector<NumberSpec> &parameters() const override
    {
        static const std::vector<NumberSpec> specs{
            {"amount", 0.2, 0, 3, false,
             Message::of(VITRINE_TEXT("core", "0.2: to between 1/1.2 and 1.2 of its size."))}};
        return specs;
    }
    void apply(PlanesView picture, const NumberOptions &values, Rng &rng) const override
    {
        const double most = std::log1p(values.at("amount"));
        const double step = std::exp(-rng.uniform(-most, most));
        warpPicture(picture, {step, 0, 0, step});
    }
};

} // namespace

std::unique_ptr<AugmentationKind> makeScale();
std::unique_ptr<AugmentationKind> makeScale()
{
    return std::make_unique<Scale>();
}

} // namespace vitrine
