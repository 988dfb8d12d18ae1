#pragma once

#include "core/detection/RawOutput.h"

#include <vector>

namespace vitrine {

/// Every cell's proposal, decoded: its box, its best class and the score of that class. A pure function of the raw
/// output, independent of all thresholds; index = cell.
struct Candidates {
    std::vector<Box> boxes; ///< in pixels of the network's input
    std::vector<float> scores; ///< objectness × score of the best class
    std::vector<int> classes; ///< the best class; of equal ones the first
};

/// YOLOX's decoding (arXiv 2107.08430, demo_postprocess): centre = (xy + cell) · stride, size = exp(wh) · stride; and
/// score = objectness × class score.
Candidates decode(const RawOutput &raw);

/// One cell's box alone, for showing how it came about.
Box decodeBox(const RawOutput &raw, int cell);

} // namespace vitrine
