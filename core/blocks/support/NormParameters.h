#pragma once

#include "core/blocks/Params.h"

#include <string>

namespace vitrine {

/// `eps`, as all norms have it.
ParameterSpec normEpsSpec();
/// `affine`, or LayerNorm's `elementwise_affine`.
ParameterSpec normAffineSpec(const std::string &name, bool defaultValue);

} // namespace vitrine
