#include "core/blocks/support/Elementwise.h"
#include "core/blocks/support/ShapeCheck.h"

namespace vitrine {

namespace {

class PReLU : public ElementwiseKind {
public:
    std::string type() const override { return "PReLU"; }
    Message summary() const override
    {
        return Message::of(
            VITRINE_TEXT("core", "Lets positive numbers through and multiplies the others by a slope that is learnt."));
    }
    const std::vector<ParameterSpec> &parameters() const override;
    std::string formula(Pass pass) const override
    {
        return pass == Pass::Forward ? "y = max(x, 0) + a·min(x, 0)" : "∂L/∂x = ∂L/∂y · (x > 0 ? 1 : a)";
    }
    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    std::vector<WeightSpec> weights(const Params &params, std::span<const Shape>) const override
    {
        return {{.name = "weight", .shape = {params.integer("num_parameters")}, .value = params.real("init")}};
    }
    std::vector<Value> forward(Ops &ops, const Params &params, std::span<const Value> inputs,
                               std::span<const Shape>) const override
    {
        return {ops.prelu(inputs[0], params.integer("num_parameters"), ops.parameter("weight"))};
    }

protected:
    std::string value(ExplainContext &context, const Operand &x, const Index &index) const override
    {
        return "max(" + x.name + ", 0) + " + slope(context, index) + " * min(" + x.name + ", 0)";
    }
    std::string derivative(ExplainContext &context, const Operand &x, const Index &index) const override
    {
        return x.value > 0 ? "1" : slope(context, index);
    }

private:
    static std::string slope(ExplainContext &context, const Index &index)
    {
        const bool perChannel = context.params().integer("num_parameters") > 1;
        return context.weight("weight", {perChannel ? index[1] : 0});
    }
};

const std::vector<ParameterSpec> &PReLU::parameters() const
{
    static const std::vector<ParameterSpec> specs = {
        {.name = "num_parameters",
         .type = ParameterSpec::Type::Integer,
         .defaultValue = std::int64_t(1),
         .help = Message::of(VITRINE_TEXT("core", "How many slopes: 1 for all channels, or one for each.")),
         .min = 1},
        {.name = "init",
         .type = ParameterSpec::Type::Real,
         .defaultValue = 0.25,
         .help = Message::of(VITRINE_TEXT("core", "What the slopes start as."))},
    };
    return specs;
}

Result<std::vector<Shape>> PReLU::outputShapes(const Params &params, std::span<const Shape> inputs) const
{
    const std::int64_t slopes = params.integer("num_parameters");
    if (slopes > 1 && (inputs[0].size() < 2 || inputs[0][1] != slopes))
        return needsShape(type(), "[N, " + std::to_string(slopes) + ", …]", inputs[0]);
    return std::vector<Shape>{inputs[0]};
}

} // namespace

std::unique_ptr<BlockKind> makePReLU()
{
    return std::make_unique<PReLU>();
}

} // namespace vitrine
