#include "core/blocks/BlockKind.h"
#include "core/blocks/support/NormParameters.h"
#include "core/blocks/support/Normalization.h"
#include "core/blocks/support/ShapeCheck.h"

namespace vitrine {
namespace {

/// nn.GroupNorm: x [N, C, …] → the same shape, with mean 0 and variance 1 over each group of C/G channels of a sample,
/// then γ[c]·x̂ + β[c] (Wu & He, arXiv 1803.08494).
class GroupNorm : public BlockKind {
public:
    std::string type() const override { return "GroupNorm"; }
    Category category() const override { return Category::Normalization; }
    Message summary() const override
    {
        return Message::of(
            VITRINE_TEXT("core", "Gives each group of channels of each sample mean 0 and variance 1; needs no batch."));
    }
    const std::vector<ParameterSpec> &parameters() const override { return m_parameters; }
    Reach reach(const Params &, std::span<const Shape>) const override { return {.kind = Reach::Kind::Whole}; }
    std::string formula(Pass pass) const override
    {
        return pass == Pass::Forward ? "y = γ·x̂ + β, x̂ = (x − μ)/√(σ² + ε), μ, σ²: group"
                                     : "∂L/∂x = (γ·g − Σγ·g/m − x̂·Σγ·g·x̂/m)/√(σ² + ε), g = ∂L/∂y";
    }

    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    std::vector<WeightSpec> weights(const Params &params, std::span<const Shape> inputs) const override;
    std::vector<Value> forward(Ops &ops, const Params &params, std::span<const Value> inputs,
                               std::span<const Shape> shapes) const override;
    std::string explainForward(ExplainContext &context, int port, const Index &index) const override;
    std::string explainBackward(ExplainContext &context, int port, const Index &index) const override;

private:
    static constexpr const char *over = "C/G,…";
    NormSums sums(ExplainContext &context, const Index &index, bool backward) const;

    std::vector<ParameterSpec> m_parameters = {
        {.name = "num_groups",
         .type = ParameterSpec::Type::Integer,
         .help = Message::of(VITRINE_TEXT("core", "Number of groups; must divide the channels of the input.")),
         .min = 1,
         .required = true},
        normEpsSpec(),
        normAffineSpec("affine", true)};
};

Result<std::vector<Shape>> GroupNorm::outputShapes(const Params &params, std::span<const Shape> inputs) const
{
    const Shape &input = inputs[0];
    if (input.size() < 2)
        return needsShape(type(), "[N, C, …]", input);
    const std::int64_t groups = params.integer("num_groups");
    if (input[1] % groups != 0)
        return fail(VITRINE_TEXT("core",
                                 "parameter \"num_groups\" is %1 and must divide the number of channels of the "
                                 "input, but that is %2."),
                    groups, input[1]);
    return std::vector<Shape>{input};
}

std::vector<WeightSpec> GroupNorm::weights(const Params &params, std::span<const Shape> inputs) const
{
    if (!params.boolean("affine"))
        return {};
    const Shape channels = {inputs[0][1]};
    return {{.name = "weight", .shape = channels, .value = 1}, {.name = "bias", .shape = channels, .value = 0}};
}

std::vector<Value> GroupNorm::forward(Ops &ops, const Params &params, std::span<const Value> inputs,
                                      std::span<const Shape> shapes) const
{
    NormAttributes attributes;
    attributes.shape = {shapes[0][1]};
    attributes.groups = params.integer("num_groups");
    attributes.eps = params.real("eps");
    attributes.affine = params.boolean("affine");
    return {ops.groupNorm(inputs[0], attributes)};
}

NormSums GroupNorm::sums(ExplainContext &context, const Index &index, bool backward) const
{
    const std::int64_t perGroup = context.inputShape(0)[1] / context.params().integer("num_groups");
    const std::int64_t first = index[1] / perGroup * perGroup;
    std::vector<double> values;
    std::vector<double> gradients;
    for (std::int64_t channel = first; channel < first + perGroup; ++channel) {
        const std::vector<double> x = context.inputTensor(0).select(0, index[0]).select(0, channel).toDoubles();
        values.insert(values.end(), x.begin(), x.end());
        if (!backward)
            continue;
        const double gamma = context.hasWeight("weight") ? context.weightTensor("weight").at({channel}) : 1;
        for (const double g : context.outputGradientTensor().select(0, index[0]).select(0, channel).toDoubles())
            gradients.push_back(gamma * g);
    }
    return normSums(values, gradients, context.params().real("eps"));
}

std::string GroupNorm::explainForward(ExplainContext &context, int, const Index &index) const
{
    NormTerms terms = normTerms(context, index, sums(context, index, false), over);
    if (context.hasWeight("weight")) {
        terms.gamma = context.weight("weight", {index[1]});
        terms.beta = context.weight("bias", {index[1]});
    }
    return normForward(terms);
}

std::string GroupNorm::explainBackward(ExplainContext &context, int, const Index &index) const
{
    const NormSums group = sums(context, index, true);
    NormTerms terms = normTerms(context, index, group, over);
    if (context.hasWeight("weight"))
        terms.gamma = context.weight("weight", {index[1]});
    return normBackwardStatistics(context, terms, context.outputGradient(index), group, over);
}

} // namespace

std::unique_ptr<BlockKind> makeGroupNorm()
{
    return std::make_unique<GroupNorm>();
}

} // namespace vitrine
