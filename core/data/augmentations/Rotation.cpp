#include "core/data/augmentations/support/Warp.h"

#include <cmath>
#include <numbers>

namespace vitrine {

namespace {

/// About the middle, by an angle drawn evenly.
class Rotation final : public AugmentationKind {
public:
    std::string name() const override { return "rotation"; }
    Message title() const override { return Message::of(VITRINE_TEXT("core", "Rotation")); }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT("core", "Turns the picture by up to so many degrees to either side."));
    }
    const std::vector<NumberSpec> &parameters() const override
    {
        static const std::vector<NumberSpec> specs{
            {"degrees", 15, 0, 180, false, Message::of(VITRINE_TEXT("core", "Largest angle."))}};
        return specs;
    }
    void apply(PlanesView picture, const NumberOptions &values, Rng &rng) const override
    {
        const double most = values.at("degrees");
        const double angle = rng.uniform(-most, most) * std::numbers::pi / 180;
        const double cosine = std::cos(angle), sine = std::sin(angle);
        warpPicture(picture, {cosine, sine, -sine, cosine});
    }
};

} // namespace

std::unique_ptr<AugmentationKind> makeRotation();
std::unique_ptr<AugmentationKind> makeRotation()
{
    return std::make_unique<Rotation>();
}

} // namespace vitrine
