#pragma once

#include "core/tensor/Snapshot.h"

#include <map>
#include <string>

namespace vitrine {

/// Tensors by name, in the order of their names: a weights file, the inputs of a network, what a trace writes.
/// A parameter's name is its PyTorch state-dict name with the block's id in front: "conv1.weight",
/// "csp.m.0.conv1.conv.weight".
using TensorMap = std::map<std::string, Snapshot, std::less<>>;

} // namespace vitrine
