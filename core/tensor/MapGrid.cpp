#include "core/tensor/MapGrid.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <limits>
#include <span>

namespace vitrine {

namespace {

constexpr std::int64_t mostPixels = 64LL * 1024 * 1024;

std::int64_t squareColumns(const MapGridLayout &layout)
{
    const double wanted =
        std::sqrt(static_cast<double>(layout.maps) * static_cast<double>(layout.mapHeight * layout.zoom + layout.gap)
                  / static_cast<double>(layout.mapWidth * layout.zoom + layout.gap));
    return std::clamp<std::int64_t>(static_cast<std::int64_t>(std::ceil(wanted - 1e-9)), 1, layout.maps);
}

/// The range of the finite values.
ValueRange rangeOf(ColourMap map, std::span<const float> values)
{
    float min = std::numeric_limits<float>::infinity();
    float max = -min;
    for (const float value : values) {
        if (!std::isfinite(value))
            continue;
        min = std::min(min, value);
        max = std::max(max, value);
    }
    return min <= max ? rangeFor(map, static_cast<double>(min), static_cast<double>(max)) : ValueRange{0, 0};
}

void drawMap(RgbImage &image, const MapGridLayout &layout, std::int64_t map, std::span<const float> values,
             const MapGridOptions &options, const ValueRange &range)
{
    const auto left = static_cast<int>(layout.left(map));
    const auto top = static_cast<int>(layout.top(map));
    for (std::int64_t y = 0; y < layout.mapHeight; ++y) {
        for (std::int64_t x = 0; x < layout.mapWidth; ++x) {
            const float value = values[static_cast<std::size_t>(y * layout.mapWidth + x)];
            const Rgb colour = colourOf(options.map, static_cast<double>(value), range);
            for (int row = 0; row < layout.zoom; ++row) {
                for (int column = 0; column < layout.zoom; ++column)
                    image.set(left + static_cast<int>(x) * layout.zoom + column,
                              top + static_cast<int>(y) * layout.zoom + row, colour);
            }
        }
    }
}

} // namespace

std::optional<MapGridLayout::Place> MapGridLayout::at(std::int64_t x, std::int64_t y) const
{
    if (x < 0 || y < 0 || x >= width() || y >= height())
        return std::nullopt;
    const std::int64_t stepX = mapWidth * zoom + gap;
    const std::int64_t stepY = mapHeight * zoom + gap;
    const Place place{y / stepY * columns + x / stepX, x % stepX / zoom, y % stepY / zoom};
    if (place.map >= maps || place.x >= mapWidth || place.y >= mapHeight)
        return std::nullopt;
    return place;
}

MapGridLayout mapGridLayout(const Shape &shape, const MapGridOptions &options)
{
    assert(options.zoom > 0 && options.gap >= 0 && options.columns >= 0);
    MapGridLayout layout;
    layout.zoom = options.zoom;
    layout.gap = options.gap;
    layout.mapWidth = shape.size() > 2 ? shape.back() : 1;
    layout.mapHeight = shape.size() > 3 ? shape[shape.size() - 2] : 1;
    layout.maps = 1;
    const std::size_t mapDimensions = shape.size() > 3 ? 2 : shape.size() == 3 ? 1 : 0;
    for (std::size_t i = 1; i + mapDimensions < shape.size(); ++i)
        layout.maps *= shape[i];
    if (layout.maps <= 0 || layout.mapWidth <= 0 || layout.mapHeight <= 0) {
        layout.maps = layout.rows = layout.columns = 0;
        return layout;
    }
    layout.columns = options.columns > 0 ? std::min<std::int64_t>(options.columns, layout.maps) : squareColumns(layout);
    layout.rows = (layout.maps + layout.columns - 1) / layout.columns;
    return layout;
}

Result<RgbImage> drawMapGrid(const Snapshot &tensor, std::int64_t sample, const MapGridOptions &options)
{
    assert(tensor.valid());
    const MapGridLayout layout = mapGridLayout(tensor.shape(), options);
    if (layout.maps == 0)
        return fail(VITRINE_TEXT("core", "There is nothing to draw: a tensor of shape %1 holds no values."),
                    toString(tensor.shape()));
    if (layout.width() > mostPixels || layout.height() > mostPixels / layout.width())
        return fail(
            VITRINE_TEXT(
                "core", "A picture of all maps of a tensor of shape %1 would have %2 × %3 pixels, which is too large."),
            toString(tensor.shape()), layout.width(), layout.height());

    const bool hasBatch = !tensor.shape().empty();
    assert(!hasBatch || (sample >= 0 && sample < tensor.shape().front()));
    const std::vector<float> values = (hasBatch ? tensor.select(0, sample) : tensor).toFloats();
    const auto mapSize = static_cast<std::size_t>(layout.mapWidth * layout.mapHeight);
    const ValueRange layerRange = rangeOf(options.map, values);
    RgbImage image =
        RgbImage::filled(static_cast<int>(layout.width()), static_cast<int>(layout.height()), options.gapColour);
    for (std::int64_t map = 0; map < layout.maps; ++map) {
        const auto mapValues = std::span(values).subspan(static_cast<std::size_t>(map) * mapSize, mapSize);
        const ValueRange range = options.scale == MapScale::PerMap ? rangeOf(options.map, mapValues) : layerRange;
        drawMap(image, layout, map, mapValues, options, range);
    }
    return image;
}

} // namespace vitrine
