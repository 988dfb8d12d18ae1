#pragma once

#include "core/blocks/BlockKind.h"

#include <memory>

namespace vitrine {

/// BatchNorm1d, BatchNorm2d or BatchNorm3d: y = γ·(x − μ)/√(σ² + ε) + β per channel, with μ and σ² of the batch over
/// N and all spatial dimensions in training, and running averages of them in evaluation (Ioffe & Szegedy, arXiv
/// 1502.03167).
std::unique_ptr<BlockKind> makeBatchNormNd(int dimensions);

} // namespace vitrine
