#pragma once

#include "core/blocks/BlockKind.h"

#include <memory>

namespace vitrine {

/// ConvTranspose1d, ConvTranspose2d or ConvTranspose3d, by the number of spatial dimensions: a convolution's backward
/// pass used forward. x [N, C, spatial…] → y [N, K, spatial…]; each x[n,c,i] adds w[c,k,t]·x to y[n, k, i·S − P + t·D],
/// with the size (L − 1)·S − 2P + D·(K − 1) + output_padding + 1.
std::unique_ptr<BlockKind> makeConvTransposeNd(int dimensions);

} // namespace vitrine
