#pragma once

#include "core/base/Result.h"
#include "core/detection/YoloxModel.h"

#include <array>
#include <cstdint>
#include <string>
#include <vector>

namespace vitrine {

/// Parameters and multiply-accumulates of a convolution, or of several behind each other.
struct HeadPartCost {
    std::string name; ///< in the head: "stems.0", "cls_convs.0", "reg_preds.0"; of a coupled one "convs.0", "preds.0"
    Shape output; ///< [1, C, H, W]
    std::int64_t parameters = 0;
    std::int64_t macs = 0;
};

struct HeadCost {
    std::array<std::vector<HeadPartCost>, 3> levels;
    int predictions = 0; ///< rows of the output: cells × anchors
    int numbersEach = 0; ///< 5 + classes

    std::int64_t parameters() const;
    std::int64_t macs() const;
    /// Of the convolutions that give the output alone.
    std::int64_t outputParameters() const;
    std::int64_t outputMacs() const;
};

/// A head that computes everything in one chain of convolutions, as YOLOv3's does.
struct CoupledSpec {
    int convs = 1; ///< 3×3 convolutions before that of the output, 0 to 4; each keeps the number of channels
    int anchors = 3; ///< boxes a cell, 1 to 9

    bool operator==(const CoupledSpec &) const = default;
};

/// YOLOX's own head, as the network of `spec` has it for an input of `size` × `size`.
Result<HeadCost> decoupledCost(const YoloxSpec &spec, int size);
/// A coupled head behind the same neck.
Result<HeadCost> coupledCost(const YoloxSpec &spec, int size, const CoupledSpec &coupled);

} // namespace vitrine
