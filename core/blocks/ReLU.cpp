#include "core/blocks/support/Elementwise.h"

namespace vitrine {

namespace {

class ReLU : public ElementwiseKind {
public:
    std::string type() const override { return "ReLU"; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT("core", "Lets positive numbers through and sets the others to 0."));
    }
    std::string formula(Pass pass) const override
    {
        return pass == Pass::Forward ? "y = max(x, 0)" : "∂L/∂x = ∂L/∂y · [x > 0]";
    }
    std::vector<Value> forward(Ops &ops, const Params &, std::span<const Value> inputs,
                               std::span<const Shape>) const override
    {
        return {ops.activation(Activation::ReLU, inputs[0])};
    }

protected:
    std::string value(ExplainContext &, const Operand &x, const Index &) const override
    {
        return "max(" + x.name + ", 0)";
    }
    std::string derivative(ExplainContext &, const Operand &x, const Index &) const override
    {
        return x.value <= 0 ? "0" : "1"; // PyTorch takes 0 at 0
    }
};

} // namespace

std::unique_ptr<BlockKind> makeReLU()
{
    return std::make_unique<ReLU>();
}

} // namespace vitrine
