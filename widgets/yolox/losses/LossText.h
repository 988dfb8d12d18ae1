#pragma once

#include "core/detection/loss/DetectionLoss.h"

#include <QCoreApplication>
#include <QStringList>

namespace vitrine {

struct PictureLoss;

/// The terms of YOLOX's loss, in the order of their columns.
enum class LossTerm { Total, Box, Object, Classes, L1 };
constexpr int lossTermCount = 5;

double termOf(const DetectionLossTerms &terms, LossTerm term);
double &weightOf(DetectionLossSettings &settings, LossTerm term); ///< not of Total

/// The loss in words and formulas, with the numbers put in.
class LossText {
    Q_DECLARE_TR_FUNCTIONS(vitrine::LossText)

public:
    static QString name(LossTerm term);
    static QString tip(LossTerm term);
    /// L = (5 · 3.2 + 1 · 40.1 + …) / 37 = 4.1
    static QString total(const PictureLoss &loss);
    /// What a cell's share is made of, a line a term.
    static QString cell(const PictureLoss &loss, int cell);
    /// "stride 16, column 5, row 7"
    static QString place(const PictureLoss &loss, int cell);
    /// The shares of a cell in a few lines: what hovering shows.
    static QString shares(const PictureLoss &loss, int cell);
};

} // namespace vitrine
