#include "core/tensor/ColourMap.h"

#include "core/tensor/ColourTables.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr std::array<std::string_view, allColourMaps.size()> names{"viridis", "cividis", "magma",
                                                                   "inferno", "grey",    "diverging"};

constexpr colourtables::Table greys = [] {
    colourtables::Table table;
    for (std::size_t i = 0; i < table.size(); ++i) {
        const auto level = static_cast<std::uint8_t>(i);
        table[i] = {level, level, level};
    }
    return table;
}();

} // namespace

std::string_view toString(ColourMap map)
{
    return names[static_cast<std::size_t>(map)];
}

std::optional<ColourMap> toColourMap(std::string_view name)
{
    const auto found = std::ranges::find(names, name);
    return found == names.end() ? std::nullopt
                                : std::optional(static_cast<ColourMap>(std::distance(names.begin(), found)));
}

std::span<const Rgb, 256> colourTable(ColourMap map)
{
    switch (map) {
    case ColourMap::Viridis:
        return colourtables::viridis;
    case ColourMap::Cividis:
        return colourtables::cividis;
    case ColourMap::Magma:
        return colourtables::magma;
    case ColourMap::Inferno:
        return colourtables::inferno;
    case ColourMap::Diverging:
        return colourtables::diverging;
    case ColourMap::Grey:
        break;
    }
    return greys;
}

ValueRange rangeFor(ColourMap map, double min, double max)
{
    if (map != ColourMap::Diverging)
        return {min, max};
    const double reach = std::max(std::abs(min), std::abs(max));
    return {-reach, reach};
}

Rgb colourOf(ColourMap map, double value, const ValueRange &range)
{
    if (std::isnan(value))
        return nanColour;
    const double width = range.high - range.low;
    double place = map == ColourMap::Diverging ? 0.5 : 0.0;
    if (width > 0)
        place = std::clamp((value - range.low) / width, 0.0, 1.0);
    return colourTable(map)[static_cast<std::size_t>(std::min(place * 256, 255.0))];
}

} // namespace vitrine
