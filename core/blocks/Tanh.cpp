#include "core/blocks/support/Elementwise.h"

namespace vitrine {

namespace {

class Tanh : public ElementwiseKind {
public:
    std::string type() const override { return "Tanh"; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT("core", "Squeezes each number into −1 … 1 by the hyperbolic tangent."));
    }
    std::string formula(Pass pass) const override
    {
        return pass == Pass::Forward ? "y = tanh(x)" : "∂L/∂x = ∂L/∂y · (1 − y²)";
    }
    std::vector<Value> forward(Ops &ops, const Params &, std::span<const Value> inputs,
                               std::span<const Shape>) const override
    {
        return {ops.activation(Activation::Tanh, inputs[0])};
    }

protected:
    std::string value(ExplainContext &, const Operand &x, const Index &) const override
    {
        return "tanh(" + x.name + ")";
    }
    std::string derivative(ExplainContext &context, const Operand &, const Index &index) const override
    {
        // From the output, as autograd does it: 1 − tanh² of a rounded x would lose the digits of a saturated unit.
        const std::string y = context.output(index);
        return "(1 - " + y + " * " + y + ")";
    }
};

} // namespace

std::unique_ptr<BlockKind> makeTanh()
{
    return std::make_unique<Tanh>();
}

} // namespace vitrine
