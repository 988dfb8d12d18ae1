#pragma once

// Private to core/trace.

#include <ATen/core/Tensor.h>

#include <vector>

namespace vitrine {

/// Into how many terms the gradient of `value` is split by what was computed of it: the edges of autograd's graph that
/// lead from `outputs` to `value`. `inputs`: where the graph of the node that gave the outputs ends.
int gradientUses(const at::Tensor &value, const std::vector<at::Tensor> &outputs,
                 const std::vector<at::Tensor> &inputs);

} // namespace vitrine
