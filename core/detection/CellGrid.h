#pragma once

#include "core/detection/RawOutput.h"

namespace vitrine {

/// The cells of YOLOX's three maps for an input of `width` × `height` pixels, numbered as the rows of its output: maps
/// of stride 8, 16 and 32, each in row-major order.
struct CellGrid {
    static constexpr int levels = 3;

    int width = 0;
    int height = 0;

    int columns(int level) const { return width / stride(level); }
    int rows(int level) const { return height / stride(level); }
    int count() const { return first(levels); }
    /// The index of a level's first cell.
    int first(int level) const;
    Cell cell(int index) const;
    int indexOf(const Cell &cell) const { return first(cell.level) + cell.row * columns(cell.level) + cell.column; }

    static int stride(int level) { return RawOutput::strides[static_cast<std::size_t>(level)]; }
};

} // namespace vitrine
