#pragma once

#include "core/blocks/BlockKind.h"

#include <memory>

namespace vitrine {

/// Conv1d, Conv2d or Conv3d, by the number of spatial dimensions: x [N, C, spatial…] → y [N, K, spatial…],
/// y[n,k,o] = b[k] + Σ over c, t of w[k,c,t] · x[n, c, o·S − P + t·D], with the size ⌊(L + 2P − D·(K−1) − 1)/S⌋ + 1.
std::unique_ptr<BlockKind> makeConvNd(int dimensions);

} // namespace vitrine
