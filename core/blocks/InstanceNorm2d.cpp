#include "core/blocks/BlockKind.h"
#include "core/blocks/support/NormParameters.h"
#include "core/blocks/support/Normalization.h"
#include "core/blocks/support/ShapeCheck.h"

namespace vitrine {
namespace {

/// nn.InstanceNorm2d: x [N, C, H, W] → the same shape, with mean 0 and variance 1 over each single map (Ulyanov et al.,
/// arXiv 1607.08022). In training and evaluation alike; running statistics are not offered.
class InstanceNorm2d : public BlockKind {
public:
    std::string type() const override { return "InstanceNorm2d"; }
    Category category() const override { return Category::Normalization; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT("core", "Gives each feature map of each sample mean 0 and variance 1."));
    }
    const std::vector<ParameterSpec> &parameters() const override { return m_parameters; }
    void check(const Params &params, const std::string &blockId, std::vector<Problem> &problems) const override;
    Reach reach(const Params &, std::span<const Shape>) const override { return {.kind = Reach::Kind::Whole}; }
    std::string formula(Pass pass) const override
    {
        return pass == Pass::Forward ? "y = x̂ = (x − μ)/√(σ² + ε), μ, σ²: H,W; affine: y = γ·x̂ + β"
                                     : "∂L/∂x = (γ·g − Σγ·g/m − x̂·Σγ·g·x̂/m)/√(σ² + ε), g = ∂L/∂y";
    }

    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    std::vector<WeightSpec> weights(const Params &params, std::span<const Shape> inputs) const override;
    std::vector<Value> forward(Ops &ops, const Params &params, std::span<const Value> inputs,
                               std::span<const Shape> shapes) const override;
    std::string explainForward(ExplainContext &context, int port, const Index &index) const override;
    std::string explainBackward(ExplainContext &context, int port, const Index &index) const override;

private:
    static constexpr const char *over = "H,W";

    std::vector<ParameterSpec> m_parameters = {
        normEpsSpec(),
        {.name = "momentum",
         .type = ParameterSpec::Type::Real,
         .defaultValue = 0.1,
         .help = Message::of(
             VITRINE_TEXT("core", "Of running statistics, and so of no effect; here because PyTorch has it.")),
         .min = 0,
         .max = 1,
         .nullable = true},
        normAffineSpec("affine", false),
        {.name = "track_running_stats",
         .type = ParameterSpec::Type::Boolean,
         .defaultValue = false,
         .help =
             Message::of(VITRINE_TEXT("core", "Only false: each map is always normalised by its own statistics."))}};
};

void InstanceNorm2d::check(const Params &params, const std::string &blockId, std::vector<Problem> &problems) const
{
    if (params.boolean("track_running_stats"))
        problems.push_back({blockId, "track_running_stats",
                            Message::of(VITRINE_TEXT("core",
                                                     "Block \"%1\" (%2): parameter \"%3\" is true; it must be false, "
                                                     "because running statistics of single maps are not supported."),
                                        blockId, type(), "track_running_stats")});
}

Result<std::vector<Shape>> InstanceNorm2d::outputShapes(const Params &, std::span<const Shape> inputs) const
{
    const Shape &input = inputs[0];
    if (Result<void> ranked = needSpatial(type(), input, 2); !ranked)
        return ranked.error();
    if (input[2] * input[3] == 1)
        return fail(VITRINE_TEXT("core",
                                 "it needs maps of more than one value, but got %1: the variance of a single value "
                                 "says nothing."),
                    toString(input));
    return std::vector<Shape>{input};
}

std::vector<WeightSpec> InstanceNorm2d::weights(const Params &params, std::span<const Shape> inputs) const
{
    if (!params.boolean("affine"))
        return {};
    const Shape channels = {inputs[0][1]};
    return {{.name = "weight", .shape = channels, .value = 1}, {.name = "bias", .shape = channels, .value = 0}};
}

std::vector<Value> InstanceNorm2d::forward(Ops &ops, const Params &params, std::span<const Value> inputs,
                                           std::span<const Shape> shapes) const
{
    NormAttributes attributes;
    attributes.shape = {shapes[0][1]};
    attributes.eps = params.real("eps");
    attributes.affine = params.boolean("affine");
    return {ops.instanceNorm(inputs[0], attributes)};
}

std::string InstanceNorm2d::explainForward(ExplainContext &context, int, const Index &index) const
{
    const NormSums sums = normSums(context.inputTensor(0).select(0, index[0]).select(0, index[1]).toDoubles(), {}, 0);
    NormTerms terms = normTerms(context, index, sums, over);
    if (context.hasWeight("weight")) {
        terms.gamma = context.weight("weight", {index[1]});
        terms.beta = context.weight("bias", {index[1]});
    }
    return normForward(terms);
}

std::string InstanceNorm2d::explainBackward(ExplainContext &context, int, const Index &index) const
{
    const double gamma = context.hasWeight("weight") ? context.weightTensor("weight").at({index[1]}) : 1;
    std::vector<double> gradients = context.outputGradientTensor().select(0, index[0]).select(0, index[1]).toDoubles();
    for (double &value : gradients)
        value *= gamma;
    const NormSums sums = normSums(context.inputTensor(0).select(0, index[0]).select(0, index[1]).toDoubles(),
                                   gradients, context.params().real("eps"));
    NormTerms terms = normTerms(context, index, sums, over);
    if (context.hasWeight("weight"))
        terms.gamma = context.weight("weight", {index[1]});
    return normBackwardStatistics(context, terms, context.outputGradient(index), sums, over);
}

} // namespace

std::unique_ptr<BlockKind> makeInstanceNorm2d()
{
    return std::make_unique<InstanceNorm2d>();
}

} // namespace vitrine
