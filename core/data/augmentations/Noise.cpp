#include "core/data/AugmentationKind.h"

#include <algorithm>

namespace vitrine {

namespace {

/// Normally distributed, on its own for each value.
class Noise final : public AugmentationKind {
public:
    std::string name() const override { return "noise"; }
    Message title() const override { return Message::of(VITRINE_TEXT("core", "Noise")); }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT("core", "Adds random numbers to every value, as a camera does in the dark."));
    }
    const std::vector<NumberSpec> &parameters() const override
    {
        static const std::vector<NumberSpec> specs{
            {"deviation", 0.05, 0, 1, false,
             Message::of(VITRINE_TEXT("core", "Standard deviation, where white is 1."))}};
        return specs;
    }
    void apply(PlanesView picture, const NumberOptions &values, Rng &rng) const override
    {
        const double deviation = values.at("deviation");
        for (float &value : picture.values)
            value = std::clamp(value + static_cast<float>(deviation * rng.normal()), 0.0F, 1.0F);
    }
};

} // namespace

std::unique_ptr<AugmentationKind> makeNoise();
std::unique_ptr<AugmentationKind> makeNoise()
{
    return std::make_unique<Noise>();
}

} // namespace vitrine
