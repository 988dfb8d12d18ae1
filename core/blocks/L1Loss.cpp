#include "core/blocks/support/LossBlock.h"

#include <cmath>

namespace vitrine {

namespace {

class L1Loss : public ElementwiseLoss {
public:
    std::string type() const override { return "L1Loss"; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT("core", "Mean absolute difference between prediction and target."));
    }
    std::string formula(Pass pass) const override
    {
        return pass == Pass::Forward ? "L = 1/N · Σ |x − t|" : "∂L/∂x = sign(x − t) / N";
    }

protected:
    Loss loss() const override { return Loss::L1; }
    std::string element(ExplainContext &, const Operand &x, const Operand &t) const override
    {
        return "abs(" + x.name + " - " + t.name + ")";
    }
    double elementValue(const Params &, double x, double t) const override { return std::abs(x - t); }
    std::string derivative(ExplainContext &, const Operand &x, const Operand &t) const override
    {
        return x.value > t.value ? "1" : x.value < t.value ? "(-1)" : "0"; // 0 where they are equal, as in PyTorch
    }
};

} // namespace

std::unique_ptr<BlockKind> makeL1Loss()
{
    return std::make_unique<L1Loss>();
}

} // namespace vitrine
