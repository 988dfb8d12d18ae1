#pragma once

#include "core/network/Network.h"
#include "core/tensor/Snapshot.h"

#include <array>
#include <cstdint>
#include <string>

namespace vitrine {

/// Ways to make K channels of C that differ in what they cost; each with batch norm and activation behind every
/// convolution.
enum class CheapConv {
    Plain, ///< BaseConv k×k
    Separable, ///< DWConv: depthwise k×k, then 1×1
    Ghost, ///< GhostModule: k×k to K/2 channels, then depthwise 3×3 from each of those
    Pointwise, ///< BaseConv 1×1
    GhostPointwise ///< GhostModule with 1×1, as in GhostPAN
};
constexpr int cheapConvs = 5;

/// One of them on an input, and what it costs.
struct CheapCost {
    Network network; ///< "x" (Input), "conv"
    std::int64_t parameters = 0; ///< of convolutions and batch norms
    std::int64_t macs = 0; ///< multiply-accumulates for the whole batch
    std::string parameterFormula; ///< "3·3·64·64 + 2·64"
    std::string macFormula; ///< "26·26·(3·3·64·64)"
};

/// `input` [N, C, H, W]; to `channels` channels of the same size, with kernels of `kernel` (odd).
CheapCost cheapCost(CheapConv kind, const Shape &input, std::int64_t channels, std::int64_t kernel);

} // namespace vitrine
