#pragma once

// Private to core's LibTorch side.

#include "core/blocks/Ops.h"

#include <ATen/core/Tensor.h>

#include <cstdint>
#include <map>
#include <string>
#include <vector>

namespace vitrine {

/// The operations computed by LibTorch, differentiable by its autograd.
///
/// Before each block's forward() the executor says which node is meant; the node's parameters, target and random stream
/// are looked up by that.
class TorchOps : public Ops {
public:
    struct Options {
        bool training = false;
        std::uint64_t seed = 0;
        /// Convolutions and linear layers compute in BF16; norms, softmax and losses stay in FP32, as PyTorch's
        /// autocast has it. Weights and their gradients are FP32 all the time.
        bool bfloat16 = false;
        /// Out of training too, batch norm takes the batch's own statistics.
        bool batchStatistics = false;
    };
    /// `weights` by full name ("conv1.weight"), `targets` by id of the loss.
    TorchOps(std::map<std::string, at::Tensor, std::less<>> &weights,
             std::map<std::string, at::Tensor, std::less<>> &targets, Options options);

    /// The node whose operations come next; forgets the statistics of the one before.
    void beginNode(const std::string &path, std::uint64_t stream);
    /// Whether batch norm and dropout do as in training, from the next operation on.
    void setTraining(bool isTraining) { m_options.training = isTraining; }
    /// What the node left beside its outputs: "mean", "mask", …
    std::map<std::string, at::Tensor> takeStatistics() { return std::move(m_statistics); }

    Value put(at::Tensor tensor);
    /// Lets go of every value; those handed out mean nothing any more.
    void clear() { m_values.clear(); }
    const at::Tensor &tensor(Value value) const { return m_values[static_cast<std::size_t>(value.id)]; }

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
    const at::Tensor &weightOf(std::string_view name) const;
    /// In the precision that convolutions and linear layers compute in.
    at::Tensor lowered(const at::Tensor &tensor) const;
    /// In full precision again.
    at::Tensor real(Value value) const;
    std::vector<at::Tensor> tensors(std::span<const Value> values) const;

    std::map<std::string, at::Tensor, std::less<>> &m_weights;
    std::map<std::string, at::Tensor, std::less<>> &m_targets;
    Options m_options;
    std::string m_path;
    std::uint64_t m_stream = 0;
    std::vector<at::Tensor> m_values;
    std::map<std::string, at::Tensor> m_statistics;
};

} // namespace vitrine
