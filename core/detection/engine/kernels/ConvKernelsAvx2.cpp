namespace {

constexpr int vectorLanes = 8;
constexpr int tilePixels = 6;

} // namespace

#include "core/detection/engine/kernels/ConvKernels.inl"

namespace vitrine {

extern const ConvKernels<float> avx2Kernels;
const ConvKernels<float> avx2Kernels{"AVX2", pixels, pixels, depthwise};

} // namespace vitrine
