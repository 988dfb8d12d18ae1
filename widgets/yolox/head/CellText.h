#pragma once

#include "core/yolox/CellPath.h"

#include <QString>
#include <QStringList>

#include <string>
#include <vector>

namespace vitrine {

/// What a step is about: these parts are lit, the rest is dimmed.
enum class CellPart {
    Square, ///< the cell's place in the picture
    Seen, ///< the cells that a branch sees
    Stem,
    ClassFeatures,
    BoxFeatures,
    Classes, ///< logits
    Box, ///< x, y, w, h
    Objectness,
    Row, ///< of the output
    Probabilities,
    Centre, ///< of the decoded box
    DecodedBox,
    Score
};

/// A step of a cell's way through the head.
struct CellStep {
    QString sentence; ///< with the numbers put in
    QStringList formula; ///< worked out, a line each
    std::vector<CellPart> lit;

    bool lights(CellPart part) const;
};

/// The way from the cell's square to its box in the picture, in the user's language. `input`: a side of the square.
std::vector<CellStep> cellSteps(const CellPath &path, const LetterboxGeometry &geometry,
                                const std::vector<std::string> &classNames);

/// "12.3, 4.5 to 67.8, 90.1"
QString boxText(const Box &box);
/// "(column 12, row 7) of 40 × 40"
QString cellText(const RawOutput &raw, int cell);

} // namespace vitrine
