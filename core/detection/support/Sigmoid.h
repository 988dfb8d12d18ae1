#pragma once

#include <cmath>

namespace vitrine {

/// 1 / (1 + e^−x)
inline float sigmoid(float x)
{
    return 1 / (1 + std::exp(-x));
}

} // namespace vitrine
