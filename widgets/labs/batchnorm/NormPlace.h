#pragma once

#include "core/batchnorm/BatchNormLayer.h"
#include "widgets/labs/Lab.h"

#include <string>
#include <vector>

namespace vitrine {

/// Paths of the batch norms that a path names: itself, or those within a composite.
std::vector<std::string> batchNormsAt(const Graph &graph, const std::string &path);

/// The batch norm at a path as the run has it, from its graph and its weights; the path must be one.
BatchNormLayer layerAt(const Trace &trace, const std::string &path);

/// Whether eps and momentum are the user's own to set: those of a part of a composite are the composite's.
bool isBlockOfItsOwn(const Graph &graph, const std::string &path);

/// Whether two runs feed the batch norm at a path alike: the same network and weights but for its own, the same set.
bool feedAlike(const Outcome &a, const Outcome &b, const std::string &path);

} // namespace vitrine
