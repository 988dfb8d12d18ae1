#include "core/detection/engine/PlanGraph.h"

#include <algorithm>

namespace vitrine {

namespace {

/// Notes each operation down; one that plans don't have is remembered by name.
class RecordingOps : public Ops {
public:
    explicit RecordingOps(PlanGraph &plan) : m_plan(plan) { }

    void beginNode(const std::string &path) { m_path = path; }
    const std::string &unsupported() const { return m_unsupported; }

    Value input() { return note(PlanOp::Kind::Input, {}); }
    Value parameter(std::string_view) override { return {}; }
    Value conv(Value x, const ConvAttributes &attributes, Value, const Value *bias) override
    {
        const Value value = note(PlanOp::Kind::Conv, {x});
        last().conv = attributes;
        last().hasBias = bias != nullptr;
        if (attributes.same || attributes.kernel.size() != 2)
            return refuse("Conv");
        return value;
    }
    Value batchNorm(Value x, const BatchNormAttributes &attributes) override
    {
        if (!attributes.trackRunningStats || !attributes.affine || attributes.dimensions != 2)
            return refuse("BatchNorm");
        const Value value = note(PlanOp::Kind::BatchNorm, {x});
        last().batchNorm = m_path;
        last().eps = attributes.eps;
        return value;
    }
    Value activation(Activation kind, Value x, double slope) override
    {
        const Value value = note(PlanOp::Kind::Activation, {x});
        last().hasActivation = true;
        last().activation = kind;
        last().slope = slope;
        return value;
    }
    Value maxPool(Value x, const PoolAttributes &attributes) override
    {
        const Value value = note(PlanOp::Kind::MaxPool, {x});
        last().pool = attributes;
        return value;
    }
    Value upsample(Value x, const UpsampleAttributes &attributes) override
    {
        if (attributes.mode != Interpolation::Nearest || attributes.outputSize.size() != 2)
            return refuse("Upsample");
        const Value value = note(PlanOp::Kind::Upsample, {x});
        last().upsample = attributes;
        return value;
    }
    Value flatten(Value x, std::int64_t startDim, std::int64_t endDim) override
    {
        return noteDims(PlanOp::Kind::Flatten, {x}, {startDim, endDim});
    }
    Value permute(Value x, const std::vector<std::int64_t> &dims) override
    {
        return noteDims(PlanOp::Kind::Permute, {x}, dims);
    }
    Value slice(Value x, std::int64_t dim, std::int64_t start, std::int64_t end, std::int64_t step) override
    {
        return noteDims(PlanOp::Kind::Slice, {x}, {dim, start, end, step});
    }
    Value concat(std::span<const Value> values, std::int64_t dim) override
    {
        return noteDims(PlanOp::Kind::Concat, {values.begin(), values.end()}, {dim});
    }
    Value add(std::span<const Value> values) override
    {
        return note(PlanOp::Kind::Add, {values.begin(), values.end()});
    }
    Value identity(Value x) override { return x; }
    Value dropout(Value x, double) override { return x; } // in evaluation it is the identity

    Value convTranspose(Value, const ConvAttributes &, Value, const Value *) override
    {
        return refuse("ConvTranspose");
    }
    Value linear(Value, std::int64_t, std::int64_t, Value, const Value *) override { return refuse("Linear"); }
    Value groupNorm(Value, const NormAttributes &) override { return refuse("GroupNorm"); }
    Value layerNorm(Value, const NormAttributes &) override { return refuse("LayerNorm"); }
    Value instanceNorm(Value, const NormAttributes &) override { return refuse("InstanceNorm2d"); }
    Value prelu(Value, std::int64_t, Value) override { return refuse("PReLU"); }
    Value softmax(Value, std::int64_t) override { return refuse("Softmax"); }
    Value avgPool(Value, const PoolAttributes &) override { return refuse("AvgPool"); }
    Value adaptiveAvgPool2d(Value, const std::vector<std::int64_t> &) override { return refuse("AdaptiveAvgPool2d"); }
    Value pixelShuffle(Value, std::int64_t) override { return refuse("PixelShuffle"); }
    Value multiply(std::span<const Value>) override { return refuse("Multiply"); }
    Value loss(Loss, Value, const LossAttributes &) override { return refuse("loss"); }

private:
    PlanOp &last() { return m_plan.ops.back(); }
    Value note(PlanOp::Kind kind, const std::vector<Value> &inputs)
    {
        PlanOp op;
        op.kind = kind;
        op.path = m_path;
        for (const Value value : inputs)
            op.inputs.push_back(value.id);
        m_plan.ops.push_back(std::move(op));
        return {static_cast<int>(m_plan.ops.size()) - 1};
    }
    Value noteDims(PlanOp::Kind kind, const std::vector<Value> &inputs, std::vector<std::int64_t> dims)
    {
        const Value value = note(kind, inputs);
        last().dims = std::move(dims);
        return value;
    }
    Value refuse(const char *what)
    {
        if (m_unsupported.empty())
            m_unsupported = what;
        return {0};
    }

    PlanGraph &m_plan;
    std::string m_path;
    std::string m_unsupported;
};

} // namespace

std::vector<int> PlanGraph::readers() const
{
    std::vector<int> count(ops.size(), 0);
    for (const PlanOp &op : ops)
        if (op.alive)
            for (const int input : op.inputs)
                ++count[static_cast<std::size_t>(input)];
    if (output >= 0)
        ++count[static_cast<std::size_t>(output)];
    return count;
}

Result<PlanGraph> recordPlan(const Graph &graph)
{
    PlanGraph plan;
    RecordingOps ops(plan);
    std::vector<std::vector<Value>> values(graph.nodes.size());
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const Node &node = graph.nodes[i];
        ops.beginNode(node.path);
        std::vector<Value> inputs;
        for (const ValueRef &ref : node.inputs)
            inputs.push_back(values[static_cast<std::size_t>(ref.node)][static_cast<std::size_t>(ref.port)]);
        values[i] = node.kind->category() == Category::Input
            ? std::vector<Value>{ops.input()}
            : node.kind->forward(ops, node.params, inputs, node.inputShapes);
        if (!ops.unsupported().empty())
            return fail(VITRINE_TEXT("core", "%1: %2 is an operation that no plan has."), node.path, ops.unsupported());
        for (std::size_t port = 0; port < values[i].size(); ++port)
            plan.ops[static_cast<std::size_t>(values[i][port].id)].shape = node.outputShapes[port];
    }
    const ValueRef answer = graph.blocks[static_cast<std::size_t>(graph.answerBlock())].outputs.front();
    plan.output = values[static_cast<std::size_t>(answer.node)][static_cast<std::size_t>(answer.port)].id;
    return plan;
}

} // namespace vitrine
