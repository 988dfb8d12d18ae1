#pragma once

// Private to core/io/onnx.

#include "core/blocks/Ops.h"
#include "core/graph/Graph.h"
#include "core/io/onnx/OnnxGraph.h"
#include "core/tensor/TensorMap.h"

#include <string>
#include <vector>

namespace vitrine {

/// The operations as ONNX operators, in evaluation mode.
class OnnxOps : public Ops {
public:
    OnnxOps(OnnxGraph &graph, const TensorMap &weights) : m_graph(graph), m_weights(weights) { }

    Value named(std::string name);
    const std::string &name(Value value) const { return m_names[static_cast<std::size_t>(value.id)]; }
    /// The node whose operation comes next, with its shapes.
    void beginNode(const Node &node);

    Value parameter(std::string_view name) override;
    Value conv(Value x, const ConvAttributes &attributes, Value weight, const Value *bias) override;
    Value convTranspose(Value x, const ConvAttributes &attributes, Value weight, const Value *bias) override;
    Value linear(Value x, std::int64_t inFeatures, std::int64_t outFeatures, Value weight, const Value *bias) override;
    Value batchNorm(Value x, const BatchNormAttributes &attributes) override;
    Value groupNorm(Value x, const NormAttributes &attributes) override;
    Value layerNorm(Value x, const NormAttributes &attributes) override;
    Value instanceNorm(Value x, const NormAttributes &attributes) override;
    Value activation(Activation kind, Value x, double slope) override;
    Value prelu(Value x, std::int64_t parameters, Value weight) override;
    Value softmax(Value x, std::int64_t dim) override;
    Value maxPool(Value x, const PoolAttributes &attributes) override;
    Value avgPool(Value x, const PoolAttributes &attributes) override;
    Value adaptiveAvgPool2d(Value x, const std::vector<std::int64_t> &outputSize) override;
    Value flatten(Value x, std::int64_t startDim, std::int64_t endDim) override;
    Value dropout(Value x, double p) override;
    Value identity(Value x) override;
    Value upsample(Value x, const UpsampleAttributes &attributes) override;
    Value pixelShuffle(Value x, std::int64_t factor) override;
    Value permute(Value x, const std::vector<std::int64_t> &dims) override;
    Value slice(Value x, std::int64_t dim, std::int64_t start, std::int64_t end, std::int64_t step) override;
    Value add(std::span<const Value> values) override;
    Value multiply(std::span<const Value> values) override;
    Value concat(std::span<const Value> values, std::int64_t dim) override;
    Value loss(Loss kind, Value prediction, const LossAttributes &attributes) override;

private:
    const Shape &inputShape() const { return m_node->inputShapes[0]; }
    const Shape &outputShape() const { return m_node->outputShapes[0]; }
    const Snapshot &weight(std::string_view name) const;
    std::string weightName(std::string_view name);
    Value wideConvTranspose(Value x, const ConvAttributes &attributes, Value weight, const Value *bias);
    /// A parameter [C] as [C, 1, …], so that it broadcasts over an input of the given rank.
    std::string channelWeight(std::string_view name, std::size_t rank);
    /// (x − mean) / √(var + eps) over some axes.
    std::string normalized(const std::string &x, const std::vector<std::int64_t> &axes, double eps);
    std::string affine(const std::string &x, const NormAttributes &attributes, std::size_t rank);
    Value chain(const char *type, std::span<const Value> values);
    /// Zeros or the lowest number around the spatial dimensions, as far as the last window reaches.
    std::string padded(Value x, const PoolAttributes &attributes, float value);

    OnnxGraph &m_graph;
    const TensorMap &m_weights;
    const Node *m_node = nullptr;
    std::vector<std::string> m_names;
};

} // namespace vitrine
