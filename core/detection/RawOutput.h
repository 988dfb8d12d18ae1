#pragma once

#include "core/detection/Box.h"

#include <array>
#include <cstdint>
#include <memory>
#include <span>
#include <vector>

namespace vitrine {

/// A cell of one of YOLOX's three maps: the place in the picture that one row of the output speaks for.
struct Cell {
    int level = 0; ///< 0, 1, 2
    int stride = 8; ///< 8, 16, 32: side of the cell in pixels of the network's input
    int column = 0;
    int row = 0;

    /// The square of input pixels that it stands for.
    Box square() const;
};

/// What a YOLOX network says of one picture, before any threshold. Kept as it is: thresholds only choose from it.
///
/// A row a cell, [cells, 5 + classes]: x, y, w, h as the network gives them (not decoded), then objectness and the
/// class scores after their sigmoid. The cells are those of strides 8, 16 and 32, each map in row-major order. This is
/// what official ONNX exports without decoding give.
class RawOutput {
public:
    static constexpr std::array<int, 3> strides{8, 16, 32};

    RawOutput() = default;
    /// `width`, `height`: of the network's input, multiples of 32. Asserts that the number of values fits.
    RawOutput(int width, int height, int classes, std::vector<float> values);

    bool isEmpty() const { return !m_values; }
    int width() const { return m_width; }
    int height() const { return m_height; }
    int classes() const { return m_classes; }
    int cells() const { return m_cells; }
    /// x, y, w, h, objectness, class scores.
    std::span<const float> row(int cell) const;
    std::span<const float> values() const;
    Cell cell(int index) const;
    /// The index of a cell; the inverse of cell().
    int indexOf(const Cell &cell) const;
    /// Columns and rows of a level's map.
    int columns(int level) const;
    int rows(int level) const;

    /// How many cells an input of this size has.
    static int cellCount(int width, int height);

private:
    int m_width = 0;
    int m_height = 0;
    int m_classes = 0;
    int m_cells = 0;
    std::shared_ptr<const std::vector<float>> m_values;
};

} // namespace vitrine
