#pragma once

#include "widgets/yolox/assignment/AssignSession.h"

#include <QCoreApplication>

namespace vitrine {

/// The terms of one pair of a cell and a ground truth worked out, as rich text.
class PairText {
    Q_DECLARE_TR_FUNCTIONS(vitrine::PairText)

public:
    /// About the chosen pair; without a cell: about its ground truth, and what to do.
    static QString of(const AssignPicture &picture, AssignPair pair);

private:
    static QString row(const AssignPicture &picture, std::size_t row);
    static QString iou(const PairFigures &figures, float iou);
    static QString classes(const AssignPicture &picture, int cell, std::size_t row);
    static QString place(const AssignPicture &picture, const PairFigures &figures);
    static QString outcome(const AssignPicture &picture, std::size_t row, std::size_t column);
};

} // namespace vitrine
