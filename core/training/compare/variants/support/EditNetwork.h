#pragma once

#include "core/graph/Graph.h"

#include <string>
#include <string_view>
#include <vector>

namespace vitrine {

/// Takes a block with one input and one output out of a network; what fed it feeds what it fed.
void removeBlock(Network &network, const std::string &id);

/// Puts a block behind output 0 of another one. Its id is made of `id`, and told.
std::string insertAfter(Network &network, const std::string &after, const std::string &id, const std::string &type);

/// Ids of the blocks of a category in topological order; empty where the network is not sound.
std::vector<std::string> blocksOf(const Network &network, Category category);

/// Whether a block's output goes into a loss, or into an activation that does: it is the network's answer.
bool isAnswer(const Network &network, std::string_view id);

} // namespace vitrine
