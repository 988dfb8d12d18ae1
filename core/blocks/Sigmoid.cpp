#include "core/blocks/support/Elementwise.h"

namespace vitrine {

namespace {

class Sigmoid : public ElementwiseKind {
public:
    std::string type() const override { return "Sigmoid"; }
    Message summary() const override { return Message::of(VITRINE_TEXT("core", "Squeezes each number into 0 … 1.")); }
    std::string formula(Pass pass) const override
    {
        return pass == Pass::Forward ? "y = σ(x) = 1 / (1 + e⁻ˣ)" : "∂L/∂x = ∂L/∂y · y·(1 − y)";
    }
    std::vector<Value> forward(Ops &ops, const Params &, std::span<const Value> inputs,
                               std::span<const Shape>) const override
    {
        return {ops.activation(Activation::Sigmoid, inputs[0])};
    }

protected:
    std::string value(ExplainContext &, const Operand &x, const Index &) const override { return sigmoidOf(x); }
    std::string derivative(ExplainContext &context, const Operand &, const Index &index) const override
    {
        const std::string y = context.output(index); // as autograd does it
        return "(1 - " + y + ") * " + y;
    }
};

} // namespace

std::unique_ptr<BlockKind> makeSigmoid()
{
    return std::make_unique<Sigmoid>();
}

} // namespace vitrine
