#include "core/blocks/support/LossBlock.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

class BCELoss : public ElementwiseLoss {
public:
    std::string type() const override { return "BCELoss"; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT("core", "Binary cross-entropy between probabilities and the target."));
    }
    std::string formula(Pass pass) const override
    {
        return pass == Pass::Forward ? "L = 1/N · Σ −t·log(x) − (1 − t)·log(1 − x), log ≥ −100"
                                     : "∂L/∂x = (x − t) / max(x·(1 − x), 10⁻¹²) / N";
    }

protected:
    Loss loss() const override { return Loss::BCE; }
    std::string element(ExplainContext &, const Operand &x, const Operand &t) const override
    {
        // PyTorch bounds the logarithms from below; of 0 itself arithmetic has none.
        const std::string right = x.value == 0 ? "(-100)" : "max(log(" + x.name + "), -100)";
        const std::string wrong = x.value == 1 ? "(-100)" : "max(log(1 - " + x.name + "), -100)";
        return "((" + t.name + " - 1) * " + wrong + " - " + t.name + " * " + right + ")";
    }
    double elementValue(const Params &, double x, double t) const override
    {
        return (t - 1) * std::max(std::log1p(-x), -100.0) - t * std::max(std::log(x), -100.0);
    }
    std::string derivative(ExplainContext &, const Operand &x, const Operand &t) const override
    {
        return "(" + x.name + " - " + t.name + ") / max((1 - " + x.name + ") * " + x.name + ", 1e-12)";
    }
};

} // namespace

std::unique_ptr<BlockKind> makeBCELoss()
{
    return std::make_unique<BCELoss>();
}

} // namespace vitrine
