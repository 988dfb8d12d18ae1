#pragma once

#include "core/detection/Detector.h"
#include "core/graph/Graph.h"

#include <memory>

namespace vitrine {

/// Intel's OpenVINO as an engine, on the CPU in FP32 or BF16: the network goes there as the ONNX model that the
/// exporter writes. Fails where the module is not there (a build without OpenVINO), or where it refuses the model.
Result<std::unique_ptr<Engine>> makeOpenVino(const YoloxModel &model, const Graph &graph, Precision precision);

/// Whether the module is there and can be loaded.
bool hasOpenVino();

} // namespace vitrine
