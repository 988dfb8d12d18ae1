#include "core/data/AugmentationKind.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

/// A grey square anywhere, part of it perhaps outside (DeVries & Taylor, Improved Regularization of Convolutional
/// Neural Networks with Cutout, arXiv 1708.04552). Filled with the picture's own mean.
class Cutout final : public AugmentationKind {
public:
    std::string name() const override { return "cutout"; }
    Message title() const override { return Message::of(VITRINE_TEXT("core", "Cutout")); }
    Message summary() const override
    {
        return Message::of(
            VITRINE_TEXT("core", "Covers a square of the picture, so that the network does not rely on one feature."));
    }
    const std::vector<NumberSpec> &parameters() const override
    {
        static const std::vector<NumberSpec> specs{
            {"size", 0.3, 0, 1, false,
             Message::of(VITRINE_TEXT("core", "Side of the square, as a share of the picture's shorter side."))},
            {"probability", 1, 0, 1, false,
             Message::of(VITRINE_TEXT("core", "How likely a picture is covered at all."))}};
        return specs;
    }
    void apply(PlanesView picture, const NumberOptions &values, Rng &rng) const override
    {
        if (rng.uniform() >= values.at("probability"))
            return;
        const int side = static_cast<int>(std::lround(values.at("size") * std::min(picture.width, picture.height)));
        const int left = static_cast<int>(rng.below(static_cast<std::uint64_t>(picture.width))) - side / 2;
        const int top = static_cast<int>(rng.below(static_cast<std::uint64_t>(picture.height))) - side / 2;
        for (int channel = 0; channel < picture.channels; ++channel) {
            const auto plane = picture.plane(channel);
            double sum = 0;
            for (const float value : plane)
                sum += static_cast<double>(value);
            const auto mean = static_cast<float>(sum / static_cast<double>(plane.size()));
            for (int y = std::max(top, 0); y < std::min(top + side, picture.height); ++y)
                for (int x = std::max(left, 0); x < std::min(left + side, picture.width); ++x)
                    plane[static_cast<std::size_t>(y * picture.width + x)] = mean;
        }
    }
};

} // namespace

std::unique_ptr<AugmentationKind> makeCutout();
std::unique_ptr<AugmentationKind> makeCutout()
{
    return std::make_unique<Cutout>();
}

} // namespace vitrine
