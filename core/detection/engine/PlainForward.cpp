#include "core/detection/engine/PlainForward.h"

#include "core/trace/TorchOps.h"
#include "core/trace/TorchTensors.h"

#include <ATen/ops/empty.h>
#include <ATen/ops/from_blob.h>
#include <ATen/ops/sigmoid.h>

#include <algorithm>

namespace vitrine {

PlainForward::PlainForward(Graph graph, const TensorMap &weights, bool onGpu)
    : m_graph(std::move(graph)), m_onGpu(onGpu)
{
    for (const WeightSpec &weight : m_graph.weights())
        if (const auto found = weights.find(weight.name); found != weights.end()) {
            const at::Tensor tensor = toTorch(found->second);
            m_weights.emplace(weight.name, onGpu ? tensor.to(c10::kCUDA) : tensor);
        }
}

at::Tensor PlainForward::run(const at::Tensor &input)
{
    std::map<std::string, at::Tensor, std::less<>> noTargets;
    TorchOps ops(m_weights, noTargets, {});
    std::vector<std::vector<Value>> values(m_graph.nodes.size());
    for (std::size_t i = 0; i < m_graph.nodes.size(); ++i) {
        const Node &node = m_graph.nodes[i];
        if (node.kind->category() == Category::Input) {
            values[i] = {ops.put(m_onGpu ? input.to(c10::kCUDA) : input)};
            continue;
        }
        std::vector<Value> inputs;
        for (const ValueRef &ref : node.inputs)
            inputs.push_back(values[static_cast<std::size_t>(ref.node)][static_cast<std::size_t>(ref.port)]);
        ops.beginNode(node.path, i);
        values[i] = node.kind->forward(ops, node.params, inputs, node.inputShapes);
    }
    const ValueRef answer = m_graph.blocks[static_cast<std::size_t>(m_graph.answerBlock())].outputs.front();
    return ops.tensor(values[static_cast<std::size_t>(answer.node)][static_cast<std::size_t>(answer.port)]);
}

RawOutput toRawOutput(const at::Tensor &answer, int width, int height)
{
    const std::int64_t cells = answer.size(1), numbers = answer.size(2);
    std::vector<float> values(static_cast<std::size_t>(cells * numbers));
    at::from_blob(values.data(), {cells, numbers}, at::TensorOptions().dtype(c10::kFloat)).copy_(answer.select(0, 0));
    squashScores(values, static_cast<int>(numbers - 5));
    return RawOutput(width, height, static_cast<int>(numbers - 5), std::move(values));
}

void squashScores(std::span<float> values, int classes)
{
    const std::int64_t numbers = 5 + classes;
    const at::Tensor rows = at::from_blob(values.data(), {static_cast<std::int64_t>(values.size()) / numbers, numbers},
                                          at::TensorOptions().dtype(c10::kFloat));
    at::Tensor scores = rows.narrow(1, 4, numbers - 4);
    at::sigmoid_(scores);
}

} // namespace vitrine
