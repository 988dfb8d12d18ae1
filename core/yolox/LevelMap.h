#pragma once

#include "core/detection/RawOutput.h"

#include <vector>

namespace vitrine {

/// A number of each cell that can be looked at as a map.
struct CellNumber {
    enum class Kind {
        Objectness, ///< behind its sigmoid
        BestClass, ///< the largest of the class scores
        Score, ///< their product
        Class, ///< the score of `classId`
        X, ///< x, y, w, h as the network gives them
        Y,
        Width,
        Height
    };
    Kind kind = Kind::Score;
    int classId = 0;

    bool operator==(const CellNumber &) const = default;
};

float cellNumber(const RawOutput &raw, const CellNumber &number, int cell);
/// Of all cells of a level, [rows, columns].
std::vector<float> levelMap(const RawOutput &raw, const CellNumber &number, int level);
/// The cell with the best score; of equal ones the first. −1: there is none.
int bestCell(const RawOutput &raw);

} // namespace vitrine
