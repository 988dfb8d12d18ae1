#include "core/blocks/support/LossBlock.h"

namespace vitrine {

namespace {

class MSELoss : public ElementwiseLoss {
public:
    std::string type() const override { return "MSELoss"; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT("core", "Mean squared difference between prediction and target."));
    }
    std::string formula(Pass pass) const override
    {
        return pass == Pass::Forward ? "L = 1/N · Σ (x − t)²" : "∂L/∂x = 2·(x − t) / N";
    }

protected:
    Loss loss() const override { return Loss::MSE; }
    std::string element(ExplainContext &, const Operand &x, const Operand &t) const override
    {
        const std::string difference = "(" + x.name + " - " + t.name + ")";
        return difference + " * " + difference;
    }
    double elementValue(const Params &, double x, double t) const override { return (x - t) * (x - t); }
    std::string derivative(ExplainContext &, const Operand &x, const Operand &t) const override
    {
        return "2 * (" + x.name + " - " + t.name + ")";
    }
};

} // namespace

std::unique_ptr<BlockKind> makeMSELoss()
{
    return std::make_unique<MSELoss>();
}

} // namespace vitrine
