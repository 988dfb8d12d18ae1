#pragma once

#include "core/base/Result.h"
#include "core/tensor/ColourMap.h"
#include "core/tensor/RgbImage.h"
#include "core/tensor/Snapshot.h"

#include <optional>

namespace vitrine {

/// Whether the colours of a map span its own values, or those of all maps of the layer, so that maps compare.
enum class MapScale { PerMap, PerLayer };

struct MapGridOptions {
    ColourMap map = ColourMap::Viridis;
    MapScale scale = MapScale::PerLayer;
    int zoom = 1; ///< pixels a value, whole: no value is blended with its neighbour
    int columns = 0; ///< maps a row; 0: so that the grid is about as high as wide
    int gap = 1; ///< pixels between maps
    Rgb gapColour{128, 128, 128};
};

/// Where the maps of a grid lie, in pixels.
struct MapGridLayout {
    std::int64_t maps = 0;
    std::int64_t mapWidth = 0; ///< in values
    std::int64_t mapHeight = 0;
    std::int64_t columns = 1;
    std::int64_t rows = 1;
    int zoom = 1;
    int gap = 1;

    struct Place {
        std::int64_t map = 0;
        std::int64_t x = 0;
        std::int64_t y = 0;
    };

    std::int64_t width() const { return columns * (mapWidth * zoom + gap) - gap; }
    std::int64_t height() const { return rows * (mapHeight * zoom + gap) - gap; }
    std::int64_t left(std::int64_t map) const { return map % columns * (mapWidth * zoom + gap); }
    std::int64_t top(std::int64_t map) const { return map / columns * (mapHeight * zoom + gap); }
    /// The value under a pixel of the grid; none in a gap or outside.
    std::optional<Place> at(std::int64_t x, std::int64_t y) const;
};

/// How the maps of one sample of a tensor of this shape are laid out. [N, C, H, W] has C maps of H × W, [N, C, L] C
/// maps of 1 × L, [N, C, D, H, W] C · D maps of H × W, [N, F] F maps of a single value; [] is one value.
MapGridLayout mapGridLayout(const Shape &shape, const MapGridOptions &options = {});

/// The maps of sample `sample` of a tensor as one picture; NaN is magenta. Fails where the picture would be larger than
/// a picture may be (64 megapixels).
Result<RgbImage> drawMapGrid(const Snapshot &tensor, std::int64_t sample, const MapGridOptions &options = {});

} // namespace vitrine
