#include "core/blocks/support/LossBlock.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

/// Focal loss of scores before their sigmoid (Lin et al. 2017, arXiv 1708.02002), as torchvision.ops has it:
/// ℓ = α_t (1 − p_t)^γ · BCE, p_t being the probability of what is true.
class FocalLoss : public ElementwiseLoss {
public:
    std::string type() const override { return "FocalLoss"; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT("core",
                                        "Binary cross-entropy in which easy examples count little, so that few hard "
                                        "ones are not drowned by many easy ones."));
    }
    const std::vector<ParameterSpec> &parameters() const override;
    std::string formula(Pass pass) const override
    {
        return pass == Pass::Forward ? "L = 1/N · Σ α_t·(1 − p_t)^γ·BCE(σ(x), t),  p_t = t·σ(x) + (1 − t)·(1 − σ(x))"
                                     : "∂L/∂x = α_t·(1 − p_t)^γ·((1 − 2t)·γ·p·(1 − p)·BCE / (1 − p_t) + p − t) / N";
    }

protected:
    Loss loss() const override { return Loss::Focal; }
    void setAttributes(const Params &params, LossAttributes &attributes) const override
    {
        attributes.alpha = params.real("alpha");
        attributes.gamma = params.real("gamma");
    }
    std::string element(ExplainContext &context, const Operand &x, const Operand &t) const override
    {
        return weight(context, x, t) + " * " + crossEntropy(x, t);
    }
    double elementValue(const Params &params, double x, double t) const override
    {
        const double p = 1 / (1 + std::exp(-x)), alpha = params.real("alpha");
        const double entropy = (1 - t) * x - std::min(x, 0.0) + std::log1p(std::exp(-std::abs(x)));
        const double balance = alpha < 0 ? 1 : alpha * t + (1 - alpha) * (1 - t);
        return balance * std::pow(1 - (p * t + (1 - p) * (1 - t)), params.real("gamma")) * entropy;
    }
    std::string derivative(ExplainContext &context, const Operand &x, const Operand &t) const override
    {
        const std::string p = sigmoidOf(x);
        std::string slope = p + " - " + t.name;
        if (context.params().real("gamma") != 0)
            slope += " + (1 - 2 * " + t.name + ") * " + gammaName(context) + " * " + p + " * (1 - " + p + ") * "
                + crossEntropy(x, t) + " / " + doubt(x, t);
        return "(" + weight(context, x, t) + " * (" + slope + "))";
    }

private:
    static std::string gammaName(ExplainContext &context)
    {
        return context.constant("gamma", context.params().real("gamma"));
    }
    static std::string crossEntropy(const Operand &x, const Operand &t)
    {
        return "((1 - " + t.name + ") * " + x.name + " - min(" + x.name + ", 0) + log(1 + exp(-abs(" + x.name + "))))";
    }
    /// 1 − p_t, kept from 0, where its logarithm ends: the factor is 0 there to every digit.
    static std::string doubt(const Operand &x, const Operand &t)
    {
        const std::string p = sigmoidOf(x);
        return "max(" + t.name + " + " + p + " - 2 * " + t.name + " * " + p + ", 1e-300)";
    }
    /// α_t (1 − p_t)^γ
    static std::string weight(ExplainContext &context, const Operand &x, const Operand &t)
    {
        std::string text = "1";
        if (context.params().real("alpha") >= 0) {
            const std::string alpha = context.constant("alpha", context.params().real("alpha"));
            text = "(" + alpha + " * " + t.name + " + (1 - " + alpha + ") * (1 - " + t.name + "))";
        }
        if (context.params().real("gamma") != 0)
            text += " * exp(" + gammaName(context) + " * log(" + doubt(x, t) + "))";
        return text;
    }
};

const std::vector<ParameterSpec> &FocalLoss::parameters() const
{
    static const std::vector<ParameterSpec> specs = {
        {.name = "alpha",
         .type = ParameterSpec::Type::Real,
         .defaultValue = 0.25,
         .help = Message::of(
             VITRINE_TEXT("core", "Weight of what is there against 1 − alpha for what is not; −1: both count alike.")),
         .min = -1,
         .max = 1},
        {.name = "gamma",
         .type = ParameterSpec::Type::Real,
         .defaultValue = 2.0,
         .help = Message::of(
             VITRINE_TEXT("core", "How little easy examples count; 0: as much as hard ones, plain cross-entropy.")),
         .min = 0,
         .max = 100},
        reductionParameter(),
    };
    return specs;
}

} // namespace

std::unique_ptr<BlockKind> makeFocalLoss()
{
    return std::make_unique<FocalLoss>();
}

} // namespace vitrine
