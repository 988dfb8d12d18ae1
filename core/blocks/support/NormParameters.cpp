#include "core/blocks/support/NormParameters.h"

namespace vitrine {

ParameterSpec normEpsSpec()
{
    return {.name = "eps",
            .type = ParameterSpec::Type::Real,
            .defaultValue = 1e-5,
            .help = Message::of(VITRINE_TEXT("core", "Added to the variance, so that nothing is divided by zero.")),
            .min = 0};
}

ParameterSpec normAffineSpec(const std::string &name, bool defaultValue)
{
    return {.name = name,
            .type = ParameterSpec::Type::Boolean,
            .defaultValue = defaultValue,
            .help = Message::of(VITRINE_TEXT("core", "Learns a scale γ and a shift β."))};
}

} // namespace vitrine
