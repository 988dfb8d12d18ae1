#include "core/data/AugmentationKind.h"

#include <algorithm>
#include <numeric>

namespace vitrine {

namespace {

/// Brightness, contrast and saturation, each by a factor drawn evenly from 1 − value to 1 + value, as torchvision's
/// ColorJitter has them: mixed with black, with the mean grey, with each pixel's own grey (Rec. 601 luma).
class Colour final : public AugmentationKind {
public:
    std::string name() const override { return "colour"; }
    Message title() const override { return Message::of(VITRINE_TEXT("core", "Colour")); }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT("core", "Changes brightness, contrast and, of colour pictures, saturation."));
    }
    const std::vector<NumberSpec> &parameters() const override
    {
        static const std::vector<NumberSpec> specs{
            {"brightness", 0.2, 0, 1, false,
             Message::of(VITRINE_TEXT("core", "The values are multiplied by 1 ± so much at most."))},
            {"contrast", 0.2, 0, 1, false,
             Message::of(VITRINE_TEXT("core", "Distances from the mean grey are multiplied by 1 ± so much at most."))},
            {"saturation", 0.2, 0, 1, false,
             Message::of(VITRINE_TEXT("core", "Distances from grey are multiplied by 1 ± so much at most."))}};
        return specs;
    }
    void apply(PlanesView picture, const NumberOptions &values, Rng &rng) const override
    {
        const auto factor = [&](const char *name) {
            return static_cast<float>(1 + rng.uniform(-values.at(name), values.at(name)));
        };
        const float brightness = factor("brightness"), contrast = factor("contrast"), saturation = factor("saturation");
        for (float &value : picture.values)
            value = std::clamp(value * brightness, 0.0F, 1.0F);
        std::vector<float> grey = greyOf(picture);
        const float mean = std::accumulate(grey.begin(), grey.end(), 0.0F) / static_cast<float>(grey.size());
        for (float &value : picture.values)
            value = std::clamp(mean + (value - mean) * contrast, 0.0F, 1.0F);
        if (picture.channels != 3)
            return;
        grey = greyOf(picture);
        for (int channel = 0; channel < 3; ++channel) {
            const auto plane = picture.plane(channel);
            for (std::size_t i = 0; i < plane.size(); ++i)
                plane[i] = std::clamp(grey[i] + (plane[i] - grey[i]) * saturation, 0.0F, 1.0F);
        }
    }

private:
    static std::vector<float> greyOf(PlanesView picture)
    {
        const auto first = picture.plane(0);
        std::vector<float> grey(first.begin(), first.end());
        if (picture.channels == 3)
            for (std::size_t i = 0; i < grey.size(); ++i)
                grey[i] = 0.299F * first[i] + 0.587F * picture.plane(1)[i] + 0.114F * picture.plane(2)[i];
        return grey;
    }
};

} // namespace

std::unique_ptr<AugmentationKind> makeColour();
std::unique_ptr<AugmentationKind> makeColour()
{
    return std::make_unique<Colour>();
}

} // namespace vitrine
