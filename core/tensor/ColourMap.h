#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>

namespace vitrine {

/// A colour in sRGB.
struct Rgb {
    std::uint8_t red = 0;
    std::uint8_t green = 0;
    std::uint8_t blue = 0;

    bool operator==(const Rgb &) const = default;
};

/// Perceptually uniform and safe for colour-blind eyes, all of them.
enum class ColourMap {
    Viridis, ///< magnitudes, the usual choice
    Cividis,
    Magma,
    Inferno,
    Grey,
    Diverging ///< signed values: blue below zero, white at it, orange above
};

inline constexpr std::array allColourMaps{ColourMap::Viridis, ColourMap::Cividis, ColourMap::Magma,
                                          ColourMap::Inferno, ColourMap::Grey,    ColourMap::Diverging};

/// "viridis"; what toColourMap() reads.
std::string_view toString(ColourMap map);
std::optional<ColourMap> toColourMap(std::string_view name);

/// The 256 colours from the lowest to the highest value.
std::span<const Rgb, 256> colourTable(ColourMap map);

/// Which values get the lowest and the highest colour.
struct ValueRange {
    double low = 0;
    double high = 1;

    bool operator==(const ValueRange &) const = default;
};

/// The range for values between these: for Diverging as far below zero as above it, so that zero is white.
ValueRange rangeFor(ColourMap map, double min, double max);

/// What NaN is painted with: a colour that no map has.
inline constexpr Rgb nanColour{255, 0, 255};

/// The colour of a value; beyond the range, that of its end. Where the range is a single value, the lowest colour
/// (Diverging: white).
Rgb colourOf(ColourMap map, double value, const ValueRange &range);

} // namespace vitrine
