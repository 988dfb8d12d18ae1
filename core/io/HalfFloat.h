#pragma once

#include <bit>
#include <cstdint>

namespace vitrine {

/// A float16 (IEEE 754 binary16) from its bits.
inline float fromHalf(std::uint16_t half)
{
    const std::uint32_t sign = static_cast<std::uint32_t>(half >> 15) << 31;
    const std::uint32_t exponent = (half >> 10) & 0x1F;
    const std::uint32_t fraction = half & 0x3FF;
    if (exponent == 0) { // zero, or a denormal: fraction · 2⁻²⁴
        const float magnitude = static_cast<float>(fraction) * 0x1p-24F;
        return sign ? -magnitude : magnitude;
    }
    const std::uint32_t widened = exponent == 0x1F ? 0xFF : exponent + 112;
    return std::bit_cast<float>(sign | widened << 23 | fraction << 13);
}

/// A bfloat16 from its bits: the upper half of a float.
inline float fromBrain(std::uint16_t brain)
{
    return std::bit_cast<float>(static_cast<std::uint32_t>(brain) << 16);
}

} // namespace vitrine
