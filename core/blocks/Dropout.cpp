#include "core/blocks/BlockKind.h"

namespace vitrine {

namespace {

class Dropout : public BlockKind {
public:
    std::string type() const override { return "Dropout"; }
    Category category() const override { return Category::Normalization; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT(
            "core",
            "In training sets each number to 0 with probability p and enlarges the rest; otherwise hands them on."));
    }
    const std::vector<ParameterSpec> &parameters() const override;

    std::string formula(Pass pass) const override
    {
        return pass == Pass::Forward ? "y = m·x / (1 − p), m = 0 | 1" : "∂L/∂x = ∂L/∂y · m / (1 − p)";
    }
    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    std::vector<Value> forward(Ops &ops, const Params &params, std::span<const Value> inputs,
                               std::span<const Shape>) const override
    {
        return {ops.dropout(inputs[0], params.real("p"))};
    }
    std::string explainForward(ExplainContext &context, int port, const Index &index) const override;
    std::string explainBackward(ExplainContext &context, int port, const Index &index) const override;

private:
    /// mask / (1 − p); with p = 1 nothing is left to enlarge, and PyTorch gives zeros.
    static std::string factor(ExplainContext &context, const Index &index)
    {
        const double p = context.params().real("p");
        const std::string mask = context.statistic("mask", index);
        return p < 1 ? mask + " / (1 - " + context.constant("p", p) + ")" : mask;
    }
};

const std::vector<ParameterSpec> &Dropout::parameters() const
{
    static const std::vector<ParameterSpec> specs = {
        {.name = "p",
         .type = ParameterSpec::Type::Real,
         .defaultValue = 0.5,
         .help = Message::of(VITRINE_TEXT("core", "Probability that a number is set to 0 in training.")),
         .min = 0,
         .max = 1},
    };
    return specs;
}

Result<std::vector<Shape>> Dropout::outputShapes(const Params &, std::span<const Shape> inputs) const
{
    return std::vector<Shape>{inputs[0]};
}

std::string Dropout::explainForward(ExplainContext &context, int, const Index &index) const
{
    const std::string x = context.input(0, index);
    return context.training() ? x + " * " + factor(context, index) : x;
}

std::string Dropout::explainBackward(ExplainContext &context, int, const Index &index) const
{
    const std::string gradient = context.outputGradient(index);
    return context.training() ? gradient + " * " + factor(context, index) : gradient;
}

} // namespace

std::unique_ptr<BlockKind> makeDropout()
{
    return std::make_unique<Dropout>();
}

} // namespace vitrine
