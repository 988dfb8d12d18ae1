#pragma once

// Private to core's LibTorch side.

#include "core/detection/RawOutput.h"
#include "core/graph/Graph.h"
#include "core/tensor/TensorMap.h"

#include <ATen/core/Tensor.h>

#include <span>

namespace vitrine {

/// The answer of a network, block by block as it is described, in evaluation mode: what every plan is checked against.
class PlainForward {
public:
    PlainForward(Graph graph, const TensorMap &weights, bool onGpu);

    /// Throws what LibTorch throws.
    at::Tensor run(const at::Tensor &input);

private:
    Graph m_graph;
    std::map<std::string, at::Tensor, std::less<>> m_weights;
    bool m_onGpu;
};

/// [1, cells, 5 + classes], raw, any device and precision → what RawOutput holds: sigmoid on all but the box.
RawOutput toRawOutput(const at::Tensor &answer, int width, int height);

/// The sigmoid of objectness and class scores, in place, of rows [cells, 5 + classes].
void squashScores(std::span<float> values, int classes);

} // namespace vitrine
