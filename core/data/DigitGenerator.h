#pragma once

#include "core/base/Rng.h"

#include <array>
#include <cstdint>

namespace vitrine {

/// 28 × 28 grey values, rows from the top, white on black: what MNIST calls a digit.
using DigitPixels = std::array<std::uint8_t, 28 * 28>;

/// Writes a digit as a hand might: a font's shape, turned, slanted, stretched, warped elastically (after Simard,
/// Steinkraus, Platt: Best Practices for Convolutional Neural Networks, ICDAR 2003), with a pen of random width; then
/// prepared as MNIST was: the ink in 20 × 20 pixels, its centre of mass in the middle of 28 × 28.
///
/// Whole numbers throughout, so that the same random numbers give the same digit with every compiler and on every
/// machine.
DigitPixels writeDigit(int digit, Rng &rng);

} // namespace vitrine
