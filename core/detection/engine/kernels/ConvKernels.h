#pragma once

#include "core/detection/engine/kernels/ConvJob.h"

#include <vector>

namespace vitrine {

/// Those that this processor can run, the best first; empty where it has none of those sets.
template <typename Number>
std::vector<const ConvKernels<Number> *> allConvKernels();

/// The best of them; null where there is none.
template <typename Number>
const ConvKernels<Number> *convKernels()
{
    static const std::vector<const ConvKernels<Number> *> all = allConvKernels<Number>();
    return all.empty() ? nullptr : all.front();
}

} // namespace vitrine
