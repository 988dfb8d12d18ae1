#pragma once

#include "core/detection/loss/DetectionLoss.h"

#include <cstdint>
#include <optional>
#include <span>
#include <vector>

namespace vitrine {

/// The cells of an output with so many rows: of an input of `height` × `width` pixels, or where those are 0 of a square
/// one. Nothing where no such input has so many.
std::optional<CellGrid> gridOf(std::int64_t cells, std::int64_t height = 0, std::int64_t width = 0);

/// Objects as numbers in a row: class, centre x and y, width and height in pixels of the input.
inline constexpr std::size_t truthColumns = 5;
/// What rows [pictures, most, 5] say, by picture. Rows of zeros fill up, as YOLOX's labels have it.
std::vector<std::vector<TruthBox>> truthsOfRows(std::span<const float> rows, std::size_t pictures);

/// A loss from plain rows: outputs [pictures, cells, 5 + classes] and objects [pictures, most, 5].
struct LossOfRows {
    std::vector<Assignment> assignments; ///< by picture
    DetectionLoss loss;
    std::vector<float> gradient; ///< ∂loss/∂outputs
};
LossOfRows lossOfRows(const CellGrid &grid, int classes, std::span<const float> outputs, std::span<const float> objects,
                      std::size_t pictures, const DetectionLossSettings &settings);

} // namespace vitrine
