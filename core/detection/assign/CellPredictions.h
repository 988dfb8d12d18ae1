#pragma once

#include "core/detection/CellGrid.h"
#include "core/detection/CenterBox.h"

#include <cassert>
#include <cstddef>
#include <span>
#include <vector>

namespace vitrine {

/// Rows of numbers at equal distances in memory that lies elsewhere: some columns of a larger table.
struct RowsView {
    std::span<const float> values;
    std::size_t distance = 0; ///< from the start of one row to that of the next
    std::size_t offset = 0; ///< of the first row

    const float *row(int index) const { return values.data() + offset + static_cast<std::size_t>(index) * distance; }
};

/// What a YOLOX predicts of one picture, as training reads it: decoded boxes, and scores before their sigmoid. The
/// numbers lie elsewhere; a row a cell.
struct CellPredictions {
    CellGrid grid;
    int classes = 0;
    RowsView boxes; ///< centre x, y, width, height in pixels of the network's input
    RowsView objectness; ///< one logit
    RowsView classLogits; ///< `classes` of them

    CenterBox box(int cell) const
    {
        const float *const row = boxes.row(cell);
        return {row[0], row[1], row[2], row[3]};
    }
};

/// The output of a YOLOX's head in training, [cells, 5 + classes]: raw x, y, w, h, objectness and classes, all before
/// sigmoid and decoding. Holds the decoded boxes; the rows themselves must outlive it.
class DecodedRows {
public:
    /// Asserts that the number of values fits.
    DecodedRows(CellGrid grid, int classes, std::span<const float> rows);

    CellPredictions predictions() const;

private:
    CellGrid m_grid;
    int m_classes = 0;
    std::span<const float> m_rows;
    std::vector<float> m_boxes; ///< [cells, 4]
};

/// The rows of an output whose scores went through their sigmoid, with the logits in their place again: a detector's
/// output as training would see it. A score of exactly 0 or 1 becomes an infinite logit.
std::vector<float> logitRows(const RawOutput &raw);

} // namespace vitrine
