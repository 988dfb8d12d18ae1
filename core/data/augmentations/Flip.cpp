#include "core/data/AugmentationKind.h"

#include <algorithm>

namespace vitrine {

namespace {

/// Each direction on its own, by chance.
class Flip final : public AugmentationKind {
public:
    std::string name() const override { return "flip"; }
    Message title() const override { return Message::of(VITRINE_TEXT("core", "Flip")); }
    Message summary() const override
    {
        return Message::of(
            VITRINE_TEXT("core", "Mirrors the picture, left and right as a rule; not for digits and letters."));
    }
    const std::vector<NumberSpec> &parameters() const override
    {
        static const std::vector<NumberSpec> specs{
            {"horizontal", 0.5, 0, 1, false,
             Message::of(VITRINE_TEXT("core", "How likely left and right are swapped."))},
            {"vertical", 0, 0, 1, false, Message::of(VITRINE_TEXT("core", "How likely top and bottom are swapped."))}};
        return specs;
    }
    void apply(PlanesView picture, const NumberOptions &values, Rng &rng) const override
    {
        const bool sideways = rng.uniform() < values.at("horizontal");
        const bool upright = rng.uniform() < values.at("vertical");
        const auto width = static_cast<std::size_t>(picture.width), height = static_cast<std::size_t>(picture.height);
        for (int channel = 0; channel < picture.channels; ++channel) {
            const auto plane = picture.plane(channel);
            for (std::size_t y = 0; sideways && y < height; ++y)
                std::ranges::reverse(plane.subspan(y * width, width));
            for (std::size_t y = 0; upright && y < height / 2; ++y)
                std::ranges::swap_ranges(plane.subspan(y * width, width),
                                         plane.subspan((height - 1 - y) * width, width));
        }
    }
};

} // namespace

std::unique_ptr<AugmentationKind> makeFlip();
std::unique_ptr<AugmentationKind> makeFlip()
{
    return std::make_unique<Flip>();
}

} // namespace vitrine
