#pragma once

// Private to core/io.

#include "core/blocks/Ops.h"

#include <string>
#include <vector>

namespace vitrine {

/// The operations as PyTorch source: of each node the module it needs, if any, and the expression that calls it.
class PyTorchOps : public Ops {
public:
    /// A value that is there under a Python name.
    Value variable(std::string name);
    /// The node whose operation comes next; `self` is how its module is reached: "self.conv1".
    void beginNode(std::string self);
    /// "nn.Conv2d(1, 6, 5)"; empty where the node needs no module.
    const std::string &constructor() const { return m_constructor; }
    const std::string &expression(Value value) const { return m_values[static_cast<std::size_t>(value.id)]; }

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
    Value module(const std::string &constructor, Value x);
    std::string join(std::span<const Value> values, const char *between) const;

    std::string m_self;
    std::string m_constructor;
    std::vector<std::string> m_values;
};

} // namespace vitrine
