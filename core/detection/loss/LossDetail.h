#pragma once

#include "core/detection/loss/DetectionLoss.h"

#include <array>
#include <vector>

namespace vitrine {

/// The loss of what a cell gives for a box against what it should give: Σ |raw − target| over x, y, w, h.
struct EncodedLoss {
    std::array<double, 4> raw{}; ///< as the network gives them, before decoding
    std::array<double, 4> target{};
    double loss = 0;
    /// ∂loss/∂(centre x, centre y, width, height) of the decoded box, pixels.
    std::array<double, 4> gradient{};
};

/// Of a box that this cell predicts; sizes above 0.
EncodedLoss encodedLoss(const Cell &cell, const CenterBox &predicted, const CenterBox &truth);

/// The cell of this stride whose square holds a point; the nearest one of the input's where it lies outside.
Cell cellAround(const CellGrid &grid, int level, double x, double y);

/// One class of a positive's binary cross-entropy.
struct ClassLoss {
    double logit = 0;
    double target = 0; ///< the IoU of the assignment for the class that is there, else 0
    double loss = 0; ///< not yet weighted
};

/// What a cell's share of the loss is made of, nothing weighted or divided yet.
struct CellLoss {
    int cell = 0;
    bool isPositive = false;
    double objectLogit = 0;
    double object = 0; ///< BCE against 1 for a positive, else against 0
    // The rest of positives alone:
    int truth = -1;
    double iou = 0; ///< of the assignment: the class's target
    CenterBox predicted;
    BoxLoss box;
    EncodedLoss encoded;
    std::vector<ClassLoss> classes;
    double classSum = 0;
};

/// Of one cell of a picture of the batch; the same numbers that detectionLoss() adds up.
CellLoss cellLoss(const DetectionBatch &batch, std::size_t picture, const Assignment &assignment, int cell,
                  BoxLossKind kind);

} // namespace vitrine
