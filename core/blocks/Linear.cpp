#include "core/blocks/BlockKind.h"
#include "core/blocks/support/Expression.h"
#include "core/blocks/support/ShapeCheck.h"

#include <cmath>

namespace vitrine {
namespace {

/// nn.Linear over the last dimension: x [N, …, I] → y [N, …, O], y = x·wᵀ + b.
class Linear : public BlockKind {
public:
    std::string type() const override { return "Linear"; }
    Category category() const override { return Category::Linear; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT("core", "Fully connected: each output is a weighted sum of all inputs"));
    }
    const std::vector<ParameterSpec> &parameters() const override { return m_parameters; }
    Reach reach(const Params &, std::span<const Shape>) const override { return {.kind = Reach::Kind::Whole}; }
    std::string formula(Pass pass) const override
    {
        return pass == Pass::Forward ? "y[n,o] = b[o] + Σ w[o,i]·x[n,i]" : "∂L/∂x[n,i] = Σ w[o,i]·∂L/∂y[n,o]";
    }

    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    std::vector<WeightSpec> weights(const Params &params, std::span<const Shape> inputs) const override;
    std::int64_t macs(const Params &params, std::span<const Shape> inputs) const override
    {
        return elementCount(inputs[0]) * params.integer("out_features");
    }

    std::vector<Value> forward(Ops &ops, const Params &params, std::span<const Value> inputs,
                               std::span<const Shape> shapes) const override;
    std::string explainForward(ExplainContext &context, int port, const Index &index) const override;
    std::string explainBackward(ExplainContext &context, int port, const Index &index) const override;

private:
    std::vector<ParameterSpec> m_parameters = {
        {.name = "out_features",
         .type = ParameterSpec::Type::Integer,
         .defaultValue = std::monostate(),
         .help = Message::of(VITRINE_TEXT("core", "Number of outputs, of neurons")),
         .min = 1,
         .max = 1 << 24,
         .required = true},
        {.name = "bias",
         .type = ParameterSpec::Type::Boolean,
         .defaultValue = true,
         .help = Message::of(VITRINE_TEXT("core", "Adds a learnable number to each output"))}};
};

Result<std::vector<Shape>> Linear::outputShapes(const Params &params, std::span<const Shape> inputs) const
{
    if (inputs[0].size() < 2)
        return needsShape(type(), "[N, …, features]", inputs[0]);
    Shape output = inputs[0];
    output.back() = params.integer("out_features");
    return std::vector<Shape>{std::move(output)};
}

std::vector<WeightSpec> Linear::weights(const Params &params, std::span<const Shape> inputs) const
{
    const std::int64_t in = inputs[0].back();
    const std::int64_t out = params.integer("out_features");
    const double bound = 1 / std::sqrt(static_cast<double>(in));
    std::vector<WeightSpec> specs = {
        {.name = "weight", .shape = {out, in}, .init = WeightSpec::Init::Uniform, .value = bound}};
    if (params.boolean("bias"))
        specs.push_back({.name = "bias", .shape = {out}, .init = WeightSpec::Init::Uniform, .value = bound});
    return specs;
}

std::vector<Value> Linear::forward(Ops &ops, const Params &params, std::span<const Value> inputs,
                                   std::span<const Shape> shapes) const
{
    const std::int64_t in = shapes[0].back();
    const std::int64_t out = params.integer("out_features");
    const Value weight = ops.parameter("weight");
    if (!params.boolean("bias"))
        return {ops.linear(inputs[0], in, out, weight, nullptr)};
    const Value bias = ops.parameter("bias");
    return {ops.linear(inputs[0], in, out, weight, &bias)};
}

std::string Linear::explainForward(ExplainContext &context, int, const Index &index) const
{
    std::vector<std::string> addends;
    if (context.hasWeight("bias"))
        addends.push_back(context.weight("bias", {index.back()}));
    Index from = index;
    for (std::int64_t i = 0; i < context.inputShape(0).back(); ++i) {
        from.back() = i;
        const std::string weight = context.weight("weight", {index.back(), i});
        addends.push_back(weight + "*" + context.input(0, from));
    }
    return sumOf(std::move(addends));
}

std::string Linear::explainBackward(ExplainContext &context, int, const Index &index) const
{
    std::vector<std::string> addends;
    Index reader = index;
    for (std::int64_t o = 0; o < context.outputShape(0).back(); ++o) {
        reader.back() = o;
        const std::string weight = context.weight("weight", {o, index.back()});
        addends.push_back(weight + "*" + context.outputGradient(reader));
    }
    return sumOf(std::move(addends));
}

} // namespace

std::unique_ptr<BlockKind> makeLinear()
{
    return std::make_unique<Linear>();
}

} // namespace vitrine
