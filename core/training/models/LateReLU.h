#pragma once

#include "core/graph/Graph.h"

#include <vector>

namespace vitrine {

/// Which nodes are a ReLU that may as well come after the max pooling that is its only reader, where a quarter of the
/// numbers is left: max(relu(x)) = relu(max(x)), bit for bit, and so are the gradients (where windows tie, they tie at
/// 0, where none flows). Beside Graph::nodes.
std::vector<bool> lateReLUs(const Graph &graph);

} // namespace vitrine
