#pragma once

#include "core/base/Rng.h"
#include "core/graph/Graph.h"
#include "core/graph/InitWeights.h"
#include "core/network/NetworkFile.h"
#include "core/trace/Executor.h"

#include <memory>
#include <string>
#include <vector>

namespace vitrine::test {

/// 1 × 8 × 8 → conv 3×3, 4 channels → ReLU → max pool → Linear 3 → cross entropy.
inline const char *const smallNetwork =
    R"({"format": "vitrine-network", "version": 1, "name": "small", "classes": ["cat", "dog", "owl"],
 "blocks": [
  {"id": "image", "type": "Input", "params": {"shape": [2, 8, 8]}},
  {"id": "conv", "type": "Conv2d", "params": {"out_channels": 4, "kernel_size": 3, "padding": 1}},
  {"id": "relu", "type": "ReLU"},
  {"id": "pool", "type": "MaxPool2d", "params": {"kernel_size": 2}},
  {"id": "flat", "type": "Flatten"},
  {"id": "fc", "type": "Linear", "params": {"out_features": 3}},
  {"id": "loss", "type": "CrossEntropyLoss"}],
 "connections": [{"from": "image", "to": "conv"}, {"from": "conv", "to": "relu"}, {"from": "relu", "to": "pool"},
  {"from": "pool", "to": "flat"}, {"from": "flat", "to": "fc"}, {"from": "fc", "to": "loss"}]})";

/// A batch norm, and a composite block after it.
inline const char *const normNetwork = R"({"format": "vitrine-network", "version": 1, "name": "norm",
 "blocks": [
  {"id": "image", "type": "Input", "params": {"shape": [3, 6, 6]}},
  {"id": "bn", "type": "BatchNorm2d"},
  {"id": "sep", "type": "DepthwiseSeparableConv2d", "params": {"out_channels": 4, "kernel_size": 3, "padding": 1}},
  {"id": "flat", "type": "Flatten"},
  {"id": "fc", "type": "Linear", "params": {"out_features": 2}},
  {"id": "loss", "type": "CrossEntropyLoss"}],
 "connections": [{"from": "image", "to": "bn"}, {"from": "bn", "to": "sep"}, {"from": "sep", "to": "flat"},
  {"from": "flat", "to": "fc"}, {"from": "fc", "to": "loss"}]})";

inline Network network(const char *json)
{
    Result<Network> result = parseNetwork(json, "sample");
    return result ? *std::move(result) : Network();
}

inline Snapshot randomTensor(const Shape &shape, Rng &rng)
{
    std::vector<float> values(static_cast<std::size_t>(elementCount(shape)));
    for (float &value : values)
        value = static_cast<float>(rng.normal());
    return Snapshot::of(shape, std::move(values));
}

/// A run with fresh weights on random numbers; every loss compares with class 1, or with ones.
inline std::shared_ptr<const Trace> run(const Network &network, Mode mode = Mode::Eval, std::int64_t batch = 2)
{
    GraphResult graph = buildGraph(network, batch);
    if (!graph.ok())
        return nullptr;
    TraceRequest request;
    request.graph = *std::move(graph.graph);
    request.weights = initWeights(request.graph, 1);
    request.mode = mode;
    Rng rng(7);
    for (const GraphBlock &block : request.graph.blocks) {
        if (block.kind->category() == Category::Input)
            request.inputs[block.id] = randomTensor(block.outputShapes.front(), rng);
        else if (block.kind->category() == Category::Loss && block.kind->type() != "CrossEntropyLoss")
            request.inputs[block.id] = Snapshot::of(
                block.inputShapes.front(),
                std::vector<float>(static_cast<std::size_t>(elementCount(block.inputShapes.front())), 1.0F));
        else if (block.kind->category() == Category::Loss)
            request.inputs[block.id] =
                Snapshot::of({batch}, std::vector<std::int64_t>(static_cast<std::size_t>(batch), 1));
    }
    const auto trace = runTrace(request);
    return trace ? *trace : nullptr;
}

} // namespace vitrine::test
