#include "core/detection/engine/kernels/ConvKernels.h"

namespace vitrine {

#ifdef VITRINE_X86_KERNELS

extern const ConvKernels<float> avx2Kernels;
extern const ConvKernels<float> avx512Kernels;
extern const ConvKernels<Brain> avx512BrainKernels;

template <>
std::vector<const ConvKernels<float> *> allConvKernels()
{
    std::vector<const ConvKernels<float> *> all;
    if (__builtin_cpu_supports("avx512f"))
        all.push_back(&avx512Kernels);
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("fma"))
        all.push_back(&avx2Kernels);
    return all;
}

template <>
std::vector<const ConvKernels<Brain> *> allConvKernels()
{
    if (__builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512bf16"))
        return {&avx512BrainKernels};
    return {};
}

#else

template <>
std::vector<const ConvKernels<float> *> allConvKernels()
{
    return {};
}

template <>
std::vector<const ConvKernels<Brain> *> allConvKernels()
{
    return {};
}

#endif

} // namespace vitrine
