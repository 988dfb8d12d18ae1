#include "core/blocks/support/LossBlock.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

class BCEWithLogitsLoss : public ElementwiseLoss {
public:
    std::string type() const override { return "BCEWithLogitsLoss"; }
    Message summary() const override
    {
        return Message::of(
            VITRINE_TEXT("core", "Binary cross-entropy between the sigmoid of the scores and the target."));
    }
    std::string formula(Pass pass) const override
    {
        return pass == Pass::Forward ? "L = 1/N · Σ ((1 − t)·x + max(−x, 0) + log(1 + e^−|x|))"
                                     : "∂L/∂x = (σ(x) − t) / N";
    }

protected:
    Loss loss() const override { return Loss::BCEWithLogits; }
    std::string element(ExplainContext &, const Operand &x, const Operand &t) const override
    {
        return "((1 - " + t.name + ") * " + x.name + " - min(" + x.name + ", 0) + log(1 + exp(-abs(" + x.name + "))))";
    }
    double elementValue(const Params &, double x, double t) const override
    {
        return (1 - t) * x - std::min(x, 0.0) + std::log1p(std::exp(-std::abs(x)));
    }
    std::string derivative(ExplainContext &, const Operand &x, const Operand &t) const override
    {
        const std::string probability = sigmoidOf(x);
        return "(" + probability + " - " + t.name + ")";
    }
};

} // namespace

std::unique_ptr<BlockKind> makeBCEWithLogitsLoss()
{
    return std::make_unique<BCEWithLogitsLoss>();
}

} // namespace vitrine
