#include "core/blocks/support/Elementwise.h"

namespace vitrine {

namespace {

class SiLU : public ElementwiseKind {
public:
    std::string type() const override { return "SiLU"; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT("core", "Weighs each number by its own sigmoid (also called swish)."));
    }
    std::string formula(Pass pass) const override
    {
        return pass == Pass::Forward ? "y = x·σ(x)" : "∂L/∂x = ∂L/∂y · σ(x)·(1 + x·(1 − σ(x)))";
    }
    std::vector<Value> forward(Ops &ops, const Params &, std::span<const Value> inputs,
                               std::span<const Shape>) const override
    {
        return {ops.activation(Activation::SiLU, inputs[0])};
    }

protected:
    std::string value(ExplainContext &, const Operand &x, const Index &) const override
    {
        return x.name + " * " + sigmoidOf(x);
    }
    std::string derivative(ExplainContext &, const Operand &x, const Index &) const override
    {
        const std::string s = sigmoidOf(x);
        return s + " * (1 + " + x.name + " * (1 - " + s + "))";
    }
};

} // namespace

std::unique_ptr<BlockKind> makeSiLU()
{
    return std::make_unique<SiLU>();
}

} // namespace vitrine
