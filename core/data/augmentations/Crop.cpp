#include "core/data/augmentations/support/Warp.h"

namespace vitrine {

namespace {

/// A random part of the picture with a border around it, of the picture's own size: a shift. The border is the
/// mirror image.
class Crop final : public AugmentationKind {
public:
    std::string name() const override { return "crop"; }
    Message title() const override { return Message::of(VITRINE_TEXT("core", "Crop")); }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT(
            "core",
            "Cuts the picture out of one with a border, at a random place: shifts it by up to so many pixels."));
    }
    const std::vector<NumberSpec> &parameters() const override
    {
        static const std::vector<NumberSpec> specs{
            {"padding", 4, 0, 256, true, Message::of(VITRINE_TEXT("core", "Width of the border in pixels."))}};
        return specs;
    }
    void apply(PlanesView picture, const NumberOptions &values, Rng &rng) const override
    {
        const auto padding = static_cast<std::int64_t>(values.at("padding"));
        const auto draw = [&] {
            return static_cast<int>(static_cast<std::int64_t>(rng.below(static_cast<std::uint64_t>(2 * padding + 1)))
                                    - padding);
        };
        const int right = draw(), down = draw();
        const std::vector<float> source(picture.values.begin(), picture.values.end());
        const auto width = static_cast<std::size_t>(picture.width);
        for (int channel = 0; channel < picture.channels; ++channel) {
            const auto from =
                std::span(source).subspan(static_cast<std::size_t>(channel) * picture.planeSize(), picture.planeSize());
            const auto to = picture.plane(channel);
            for (int y = 0; y < picture.height; ++y)
                for (int x = 0; x < picture.width; ++x)
                    to[static_cast<std::size_t>(y) * width + static_cast<std::size_t>(x)] =
                        from[static_cast<std::size_t>(mirrored(y + down, picture.height)) * width
                             + static_cast<std::size_t>(mirrored(x + right, picture.width))];
        }
    }
};

} // namespace

std::unique_ptr<AugmentationKind> makeCrop();
std::unique_ptr<AugmentationKind> makeCrop()
{
    return std::make_unique<Crop>();
}

} // namespace vitrine
