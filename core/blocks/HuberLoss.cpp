#include "core/blocks/support/LossBlock.h"

#include <cmath>

namespace vitrine {

namespace {

class HuberLoss : public ElementwiseLoss {
public:
    std::string type() const override { return "HuberLoss"; }
    Message summary() const override
    {
        return Message::of(
            VITRINE_TEXT("core", "Squared difference for small errors, absolute difference for large ones."));
    }
    const std::vector<ParameterSpec> &parameters() const override;
    void check(const Params &params, const std::string &blockId, std::vector<Problem> &problems) const override;
    std::string formula(Pass pass) const override
    {
        return pass == Pass::Forward ? "L = 1/N · Σ (|x − t| < δ ? ½·(x − t)² : δ·(|x − t| − ½·δ))"
                                     : "∂L/∂x = max(−δ, min(δ, x − t)) / N";
    }

protected:
    Loss loss() const override { return Loss::Huber; }
    void setAttributes(const Params &params, LossAttributes &attributes) const override
    {
        attributes.delta = params.real("delta");
    }
    std::string element(ExplainContext &context, const Operand &x, const Operand &t) const override
    {
        const std::string difference = x.name + " - " + t.name;
        if (std::abs(x.value - t.value) < context.params().real("delta"))
            return "0.5 * (" + difference + ") * (" + difference + ")";
        const std::string delta = deltaName(context);
        return delta + " * (abs(" + difference + ") - 0.5 * " + delta + ")";
    }
    double elementValue(const Params &params, double x, double t) const override
    {
        const double delta = params.real("delta");
        const double distance = std::abs(x - t);
        return distance < delta ? 0.5 * distance * distance : delta * (distance - 0.5 * delta);
    }
    std::string derivative(ExplainContext &context, const Operand &x, const Operand &t) const override
    {
        const std::string delta = deltaName(context);
        return "max(-" + delta + ", min(" + delta + ", " + x.name + " - " + t.name + "))";
    }

private:
    static std::string deltaName(ExplainContext &context)
    {
        return context.constant("delta", context.params().real("delta"));
    }
};

const std::vector<ParameterSpec> &HuberLoss::parameters() const
{
    static const std::vector<ParameterSpec> specs = {
        reductionParameter(),
        {.name = "delta",
         .type = ParameterSpec::Type::Real,
         .defaultValue = 1.0,
         .help = Message::of(VITRINE_TEXT("core", "Where the loss turns from squared to straight; greater than 0.")),
         .min = 0},
    };
    return specs;
}

void HuberLoss::check(const Params &params, const std::string &blockId, std::vector<Problem> &problems) const
{
    if (params.real("delta") > 0)
        return;
    problems.push_back(
        {blockId, "delta",
         Message::of(VITRINE_TEXT("core", "Block \"%1\" (%2): parameter \"%3\" is %4; it must be greater than 0."),
                     blockId, type(), "delta", params.real("delta"))});
}

} // namespace

std::unique_ptr<BlockKind> makeHuberLoss()
{
    return std::make_unique<HuberLoss>();
}

} // namespace vitrine
