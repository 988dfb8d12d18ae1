#pragma once

#include "core/base/Result.h"
#include "core/data/Picture.h"
#include "core/graph/Graph.h"
#include "core/tensor/TensorMap.h"
#include "core/trace/Executor.h"

#include <string>

namespace vitrine {

/// A picture file. Built without vision, only PGM and PPM are read.
Result<Picture> readAnyPicture(const std::string &file);

/// A picture file fitted to the network's one Input, as that says.
Result<TensorMap> pictureInput(const std::string &file, const Graph &graph);

/// Runs a network whose targets are what it answers itself: first forward, then, where it has losses, forward and
/// backward with those targets.
Result<std::shared_ptr<const Trace>> traceTowardsAnswer(TraceRequest request);

} // namespace vitrine
