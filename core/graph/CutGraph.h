#pragma once

#include "core/graph/Graph.h"

#include <string_view>

namespace vitrine {

/// The graph up to and with the node at `path`; what comes after it is left out. `path` must be there.
Graph cutAfter(Graph graph, std::string_view path);

} // namespace vitrine
