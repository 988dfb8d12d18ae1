#pragma once

#include "core/detection/assign/Assign.h"
#include "core/detection/loss/BoxLoss.h"

#include <cstddef>
#include <span>
#include <vector>

namespace vitrine {

/// What a YOLOX says of a batch in training: its head's output [pictures, cells, 5 + classes], raw x, y, w, h,
/// objectness and classes, before sigmoid and decoding; and what there is to be found in each picture. Both lie
/// elsewhere.
struct DetectionBatch {
    CellGrid grid;
    int classes = 0;
    std::span<const float> rows; ///< [pictures, cells, 5 + classes], row-major
    std::span<const std::vector<TruthBox>> truths; ///< by picture

    std::size_t pictures() const { return truths.size(); }
    std::size_t rowLength() const { return static_cast<std::size_t>(5 + classes); }
    std::size_t pictureLength() const { return static_cast<std::size_t>(grid.count()) * rowLength(); }
    std::span<const float> picture(std::size_t index) const
    {
        return rows.subspan(index * pictureLength(), pictureLength());
    }
};

/// How YOLOX's loss is put together; the defaults are its own.
struct DetectionLossSettings {
    BoxLossKind box = BoxLossKind::Iou;
    bool usesL1 = false; ///< YOLOX: in the last epochs, without Mosaic and MixUp
    double boxWeight = 5;
    double objectWeight = 1;
    double classWeight = 1;
    double l1Weight = 1;

    bool operator==(const DetectionLossSettings &) const = default;
};

/// The terms of a loss, weighted.
struct DetectionLossTerms {
    double box = 0;
    double object = 0;
    double classes = 0;
    double l1 = 0;

    double total() const { return box + object + classes + l1; }
};

struct DetectionLoss {
    DetectionLossTerms terms; ///< of the whole batch
    int positives = 0; ///< cells with an object; everything is divided by their number, at least 1
    int truths = 0;
    /// Each cell's share of the terms, [pictures, cells]; only where it was asked for.
    std::vector<DetectionLossTerms> shares;
};

/// Label assignment of each picture, from what the network says now.
std::vector<Assignment> assignBatch(const DetectionBatch &batch, const AssignSettings &settings = {});

/// YOLOX's loss (arXiv 2107.08430; yolo_head.py, get_losses) for given assignments, and its gradient by hand:
///
///     L = (5 · Σ boxLoss + Σ BCE(objectness) + Σ BCE(classes) + Σ |raw − target|) / positives
///
/// The sums are over the positives, that of the objectness over all cells. A positive's class target is 1 for its own
/// class times its IoU when it was assigned, which is no function of the weights here. BCE is that of logits.
///
/// `gradient`, of the size of the rows, is overwritten with ∂L/∂rows; empty: not wanted. To train a network with
/// LibTorch's autograd, hand the span of a tensor like its output, then call output.backward(gradient).
DetectionLoss detectionLoss(const DetectionBatch &batch, std::span<const Assignment> assignments,
                            const DetectionLossSettings &settings = {}, std::span<float> gradient = {},
                            bool wantsShares = false);

/// max(x, 0) − x·t + log(1 + e^−|x|): binary cross-entropy of a logit. Its derivative is σ(x) − t.
double logitEntropy(double logit, double target);

/// The raw x, y, w, h that a cell would have to give for a box: (x / stride − column, y / stride − row,
/// log(w / stride + 1e-8), log(h / stride + 1e-8)).
std::array<double, 4> rawTarget(const Cell &cell, const CenterBox &truth);

} // namespace vitrine
