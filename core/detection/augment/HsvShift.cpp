#include "core/detection/augment/HsvShift.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr int hues = 180;
constexpr int fractionBits = 12;

/// (scale / divisor) in 1/4096, rounded; what OpenCV keeps in tables.
std::array<int, 256> quotients(int scale, int factor)
{
    std::array<int, 256> table{};
    for (int i = 1; i < 256; ++i)
        table[static_cast<std::size_t>(i)] =
            static_cast<int>(std::lrint((scale << fractionBits) / (static_cast<double>(factor) * i)));
    return table;
}

int scaled(int value, int quotient)
{
    return (value * quotient + (1 << (fractionBits - 1))) >> fractionBits;
}

std::uint8_t toByte(float share)
{
    return static_cast<std::uint8_t>(std::clamp(std::lrint(share * 255), 0L, 255L));
}

} // namespace

std::array<std::uint8_t, 3> hsvOf(Rgb colour)
{
    static const std::array<int, 256> forSaturation = quotients(255, 1), forHue = quotients(hues, 6);
    const int r = colour.red, g = colour.green, b = colour.blue;
    const int value = std::max({r, g, b}), spread = value - std::min({r, g, b});
    const int sector = value == r ? g - b : value == g ? b - r + 2 * spread : r - g + 4 * spread;
    const int hue = scaled(sector, forHue[static_cast<std::size_t>(spread)]);
    return {static_cast<std::uint8_t>(hue < 0 ? hue + hues : hue),
            static_cast<std::uint8_t>(scaled(spread, forSaturation[static_cast<std::size_t>(value)])),
            static_cast<std::uint8_t>(value)};
}

Rgb rgbOf(const std::array<std::uint8_t, 3> &hsv)
{
    if (hsv[1] == 0)
        return {hsv[2], hsv[2], hsv[2]};
    const float angle = static_cast<float>(hsv[0]) * (6.0F / hues);
    const int sector = static_cast<int>(angle);
    const float part = angle - static_cast<float>(sector);
    const float saturation = static_cast<float>(hsv[1]) / 255, value = static_cast<float>(hsv[2]) / 255;
    const std::uint8_t full = toByte(value), none = toByte(value * (1 - saturation)),
                       falling = toByte(value * (1 - saturation * part)),
                       rising = toByte(value * (1 - saturation * (1 - part)));
    switch (sector) {
    case 0:
        return {full, rising, none};
    case 1:
        return {falling, full, none};
    case 2:
        return {none, full, rising};
    case 3:
        return {none, falling, full};
    case 4:
        return {rising, none, full};
    default:
        return {full, none, falling};
    }
}

void shiftColours(RgbImage &image, const HsvShift &shift)
{
    if (shift == HsvShift())
        return;
    const auto cut = [](int value) { return static_cast<std::uint8_t>(std::clamp(value, 0, 255)); };
    for (std::size_t i = 0; i < image.values.size(); i += 3) {
        std::uint8_t *const pixel = image.values.data() + i;
        const auto [hue, saturation, value] = hsvOf({pixel[0], pixel[1], pixel[2]});
        const int turned = ((hue + shift.hue) % hues + hues) % hues;
        const Rgb colour =
            rgbOf({static_cast<std::uint8_t>(turned), cut(saturation + shift.saturation), cut(value + shift.value)});
        pixel[0] = colour.red;
        pixel[1] = colour.green;
        pixel[2] = colour.blue;
    }
}

} // namespace vitrine
