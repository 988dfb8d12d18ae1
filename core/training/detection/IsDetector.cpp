#include "core/training/detection/IsDetector.h"

#include <algorithm>

namespace vitrine {

bool isDetector(const Network &network)
{
    return std::ranges::any_of(network.blocks, [](const Block &block) { return block.type == "YOLOXLoss"; });
}

} // namespace vitrine
