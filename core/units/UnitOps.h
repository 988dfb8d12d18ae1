#pragma once

#include "core/base/Message.h"
#include "core/blocks/Ops.h"
#include "core/tensor/TensorMap.h"
#include "core/units/UnitGraph.h"

#include <deque>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <unordered_map>

namespace vitrine {

/// A tensor of units: their numbers in the graph, by row-major position; those that are there already.
struct UnitTensor {
    Shape shape;
    std::string path; ///< of the node that its numbers belong to
    std::function<int(const Index &index)> make;
    std::unordered_map<std::int64_t, int> units = {};
};

/// The operations of blocks taken apart into unit operations, computed in double precision.
///
/// What it can't take apart, or what would be more units than allowed, ends the work: see refusal().
class UnitOps : public Ops {
public:
    struct Options {
        bool training = false; ///< norms use the batch's statistics, dropout its masks
        TensorMap masks = {}; ///< 0 where it dropped, by path
        std::size_t limit = 20000; ///< units
        bool whole = true; ///< every number of every tensor; else those that at() is asked for, and what they need
    };
    /// `weights` by full name, `targets` by id of the loss.
    UnitOps(UnitGraph &graph, const TensorMap &weights, const TensorMap &targets, Options options);

    void beginNode(const std::string &path) { m_path = path; }
    const std::optional<Message> &refusal() const { return m_refusal; }

    /// A tensor whose numbers are given; "image[0,2]" is the third of the first sample.
    Value give(const std::string &name, const Snapshot &tensor, UnitRole role);
    const Shape &shape(Value value) const { return m_tensors[static_cast<std::size_t>(value.id)].shape; }
    /// The unit that holds one number of a tensor; it is made where it is not there yet.
    int at(Value value, const Index &index);
    using Make = std::function<int(const Index &index)>;
    /// A tensor whose numbers are made one by one. `make` is kept: it must hold what it needs by value.
    Value made(Shape shape, Make make);
    /// A number that is given.
    int given(std::string name, double value, UnitRole role);

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
    int make(UnitKind kind, std::vector<int> inputs);
    int number(double value); ///< a constant
    /// The sum of several; of one, itself.
    int sum(std::vector<int> parts);
    /// Σ parts / count.
    int mean(std::vector<int> parts, double count);
    int activated(Activation kind, int x, double slope);
    /// A tensor whose numbers are another's, elsewhere.
    Value moved(Value x, Shape shape, std::function<Index(const Index &)> source);
    Value refuse(Message reason);
    Value broadcast(std::span<const Value> values, UnitKind kind);
    /// (x − μ) / √(σ² + ε) · γ + β with the statistics of each group that `groupOf` puts an index into.
    Value normalised(Value x, double eps, std::function<std::int64_t(const Index &)> groupOf, Make gamma, Make beta);
    int lossOf(Loss kind, int x, int t, const LossAttributes &attributes);
    Value crossEntropy(Value prediction, const Snapshot &target, const LossAttributes &attributes);
    Value reduced(std::function<std::vector<int>()> parts, bool isMean);

    UnitGraph &m_graph;
    const TensorMap &m_weights, &m_targets;
    Options m_options;
    std::string m_path;
    std::deque<UnitTensor> m_tensors; ///< stay where they are while more come
    std::map<double, int> m_constants;
    std::optional<Message> m_refusal;
};

} // namespace vitrine
