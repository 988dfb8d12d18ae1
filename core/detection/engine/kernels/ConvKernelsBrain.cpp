#include <immintrin.h>

#define VITRINE_BRAIN_KERNELS 1

namespace {

constexpr int vectorLanes = 16;
constexpr int tilePixels = 12;

} // namespace

#include "core/detection/engine/kernels/ConvKernels.inl"

namespace vitrine {

extern const ConvKernels<Brain> avx512BrainKernels;
const ConvKernels<Brain> avx512BrainKernels{"AVX-512 BF16", pixels, pixels, depthwise};

} // namespace vitrine
