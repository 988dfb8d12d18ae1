#pragma once

#include "core/network/Network.h"

namespace vitrine {

/// Whether a network learns to find objects: it ends in a YOLOXLoss, and its answers are boxes.
bool isDetector(const Network &network);

} // namespace vitrine
