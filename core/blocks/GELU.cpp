#include "core/blocks/support/Elementwise.h"

#include <numbers>

namespace vitrine {

namespace {

class GELU : public ElementwiseKind {
public:
    std::string type() const override { return "GELU"; }
    Message summary() const override
    {
        return Message::of(
            VITRINE_TEXT("core", "Weighs each number by the probability that a normal variable is smaller."));
    }
    const std::vector<ParameterSpec> &parameters() const override;
    std::string formula(Pass pass) const override
    {
        return pass == Pass::Forward ? "y = x·Φ(x), Φ(x) = ½·(1 + erf(x/√2)) ≈ ½·(1 + tanh(√(2/π)·(x + 0.044715·x³)))"
                                     : "∂L/∂x = ∂L/∂y · (Φ(x) + x·Φ′(x))";
    }
    std::vector<Value> forward(Ops &ops, const Params &params, std::span<const Value> inputs,
                               std::span<const Shape>) const override
    {
        return {ops.activation(usesTanh(params) ? Activation::GELUTanh : Activation::GELU, inputs[0])};
    }

protected:
    std::string value(ExplainContext &context, const Operand &x, const Index &) const override
    {
        if (usesTanh(context.params()))
            return "0.5 * " + x.name + " * (1 + " + tanhOf(context, x) + ")";
        return "0.5 * " + x.name + " * (1 + erf(" + x.name + " / sqrt(2)))";
    }
    std::string derivative(ExplainContext &context, const Operand &x, const Index &) const override
    {
        const std::string square = x.name + " * " + x.name;
        if (usesTanh(context.params())) {
            const std::string t = tanhOf(context, x);
            return "(0.5 * (1 + " + t + ") + 0.5 * " + x.name + " * (1 - " + t + " * " + t + ") * sqrt(2 / "
                + pi(context) + ") * (1 + 0.134145 * " + square + "))";
        }
        return "(0.5 * (1 + erf(" + x.name + " / sqrt(2))) + " + x.name + " * exp(-(" + square + ") / 2) / sqrt(2 * "
            + pi(context) + "))";
    }

private:
    static bool usesTanh(const Params &params) { return params.choice("approximate") == "tanh"; }
    static std::string pi(ExplainContext &context) { return context.constant("π", std::numbers::pi); }
    /// tanh(√(2/π)·(x + 0.044715·x³))
    static std::string tanhOf(ExplainContext &context, const Operand &x)
    {
        const std::string cube = x.name + " * " + x.name + " * " + x.name;
        return "tanh(sqrt(2 / " + pi(context) + ") * (" + x.name + " + 0.044715 * " + cube + "))";
    }
};

const std::vector<ParameterSpec> &GELU::parameters() const
{
    static const std::vector<ParameterSpec> specs = {
        {.name = "approximate",
         .type = ParameterSpec::Type::Choice,
         .defaultValue = std::string("none"),
         .help = Message::of(VITRINE_TEXT("core", "none: by erf, exactly; tanh: by the usual approximation.")),
         .choices = {"none", "tanh"}},
    };
    return specs;
}

} // namespace

std::unique_ptr<BlockKind> makeGELU()
{
    return std::make_unique<GELU>();
}

} // namespace vitrine
