namespace {

constexpr int vectorLanes = 16;
constexpr int tilePixels = 12;

} // namespace

#include "core/detection/engine/kernels/ConvKernels.inl"

namespace vitrine {

extern const ConvKernels<float> avx512Kernels;
const ConvKernels<float> avx512Kernels{"AVX-512", pixels, pixels, depthwise};

} // namespace vitrine
