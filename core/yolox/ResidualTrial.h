#pragma once

#include "core/network/Network.h"
#include "core/tensor/Snapshot.h"

#include <string>
#include <vector>

namespace vitrine {

/// Which residual block.
enum class Residual {
    Yolox, ///< Bottleneck: 1×1, 3×3, SiLU; the input added (where it is); nothing after it
    Darknet, ///< ResLayer: 1×1 to half of the channels, 3×3 back, LeakyReLU(0.1); the input added; nothing after it
    ResNet ///< bottleneck: 1×1 to a quarter, 3×3, 1×1 back, ReLU; the input added, ReLU after it (arXiv 1512.03385)
};

/// A step of a residual block in the trial.
struct ResidualStep {
    std::string path; ///< of the node or composite: "yolox.conv1"
    std::string what; ///< "1×1, SiLU", the same in every language
};

/// All three on the same maps [1, C, H, W]: blocks "maps", "yolox", "darknet" and those named "resnet_…". C is at
/// least 4.
Network residualNetwork(const Shape &maps, double expansion, bool depthwise);
std::vector<ResidualStep> residualSteps(Residual which);

} // namespace vitrine
