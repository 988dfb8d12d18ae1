#pragma once

#include "core/detection/CenterBox.h"

#include <array>

namespace vitrine {

enum class BoxLossKind {
    Iou, ///< 1 − IoU²
    Giou ///< 1 − (IoU − (C − U) / C), C the box around both, U their union (arXiv 1902.09630)
};

/// The loss of a predicted box against the one that it should be, with what it is made of.
struct BoxLoss {
    double intersection = 0; ///< areas in square pixels
    double unionArea = 0;
    double iou = 0;
    Box enclosing; ///< the smallest box around both
    double enclosingArea = 0;
    double giou = 0; ///< from −1 to 1
    double loss = 0; ///< of the kind asked for
    /// ∂loss/∂(centre x, centre y, width, height) of the predicted box. Where edges meet exactly, half of each side's,
    /// as PyTorch has it; boxes that don't overlap have none by `Iou`.
    std::array<double, 4> gradient{};
};

BoxLoss boxLoss(BoxLossKind kind, const CenterBox &predicted, const CenterBox &truth);

} // namespace vitrine
