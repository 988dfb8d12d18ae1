#include "core/blocks/support/Elementwise.h"

namespace vitrine {

namespace {

class LeakyReLU : public ElementwiseKind {
public:
    std::string type() const override { return "LeakyReLU"; }
    Message summary() const override
    {
        return Message::of(
            VITRINE_TEXT("core", "Lets positive numbers through and shrinks the others to a small share."));
    }
    const std::vector<ParameterSpec> &parameters() const override;
    std::string formula(Pass pass) const override
    {
        return pass == Pass::Forward ? "y = max(x, 0) + a·min(x, 0)" : "∂L/∂x = ∂L/∂y · (x > 0 ? 1 : a)";
    }
    std::vector<Value> forward(Ops &ops, const Params &params, std::span<const Value> inputs,
                               std::span<const Shape>) const override
    {
        return {ops.activation(Activation::LeakyReLU, inputs[0], params.real("negative_slope"))};
    }

protected:
    std::string value(ExplainContext &context, const Operand &x, const Index &) const override
    {
        return "max(" + x.name + ", 0) + " + slope(context) + " * min(" + x.name + ", 0)";
    }
    std::string derivative(ExplainContext &context, const Operand &x, const Index &) const override
    {
        return x.value > 0 ? "1" : slope(context);
    }

private:
    static std::string slope(ExplainContext &context)
    {
        return context.constant("negative_slope", context.params().real("negative_slope"));
    }
};

const std::vector<ParameterSpec> &LeakyReLU::parameters() const
{
    static const std::vector<ParameterSpec> specs = {
        {.name = "negative_slope",
         .type = ParameterSpec::Type::Real,
         .defaultValue = 0.01,
         .help = Message::of(VITRINE_TEXT("core", "What negative numbers are multiplied by."))},
    };
    return specs;
}

} // namespace

std::unique_ptr<BlockKind> makeLeakyReLU()
{
    return std::make_unique<LeakyReLU>();
}

} // namespace vitrine
