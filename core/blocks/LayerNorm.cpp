#include "core/blocks/BlockKind.h"
#include "core/blocks/support/NormParameters.h"
#include "core/blocks/support/Normalization.h"

#include <algorithm>
#include <utility>

namespace vitrine {
namespace {

/// nn.LayerNorm: mean 0 and variance 1 over the last dimensions, which `normalized_shape` names, then γ·x̂ + β with a γ
/// and a β for each place (Ba, Kiros & Hinton, arXiv 1607.06450).
class LayerNorm : public BlockKind {
public:
    std::string type() const override { return "LayerNorm"; }
    Category category() const override { return Category::Normalization; }
    Message summary() const override
    {
        return Message::of(
            VITRINE_TEXT("core", "Gives the last dimensions of each sample mean 0 and variance 1; needs no batch."));
    }
    const std::vector<ParameterSpec> &parameters() const override { return m_parameters; }
    Reach reach(const Params &, std::span<const Shape>) const override { return {.kind = Reach::Kind::Whole}; }
    std::string formula(Pass pass) const override
    {
        return pass == Pass::Forward ? "y = γ·x̂ + β, x̂ = (x − μ)/√(σ² + ε), μ, σ²: normalized_shape"
                                     : "∂L/∂x = (γ·g − Σγ·g/m − x̂·Σγ·g·x̂/m)/√(σ² + ε), g = ∂L/∂y";
    }

    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    std::vector<WeightSpec> weights(const Params &params, std::span<const Shape> inputs) const override;
    std::vector<Value> forward(Ops &ops, const Params &params, std::span<const Value> inputs,
                               std::span<const Shape> shapes) const override;
    std::string explainForward(ExplainContext &context, int port, const Index &index) const override;
    std::string explainBackward(ExplainContext &context, int port, const Index &index) const override;

private:
    static constexpr const char *over = "normalized_shape";
    /// The place within normalized_shape.
    static Index inner(const ExplainContext &context, const Index &index);
    /// All the numbers that share statistics with the one at `index`.
    static std::vector<double> group(const ExplainContext &context, const Snapshot &tensor, const Index &index);

    std::vector<ParameterSpec> m_parameters = {
        {.name = "normalized_shape",
         .type = ParameterSpec::Type::Sizes,
         .help = Message::of(
             VITRINE_TEXT("core", "Sizes of the last dimensions of the input, which are normalised together.")),
         .min = 1,
         .required = true},
        normEpsSpec(),
        normAffineSpec("elementwise_affine", true),
        {.name = "bias",
         .type = ParameterSpec::Type::Boolean,
         .defaultValue = true,
         .help = Message::of(VITRINE_TEXT("core", "Whether there is a shift β beside the scale γ."))}};
};

Result<std::vector<Shape>> LayerNorm::outputShapes(const Params &params, std::span<const Shape> inputs) const
{
    const Shape &input = inputs[0];
    const Shape shape = params.integers("normalized_shape");
    if (shape.size() >= input.size() || !std::equal(shape.rbegin(), shape.rend(), input.rbegin()))
        return fail(VITRINE_TEXT("core",
                                 "its normalized_shape is %1, but the last dimensions after the batch of the input "
                                 "%2 are others."),
                    toString(shape), toString(input));
    return std::vector<Shape>{input};
}

std::vector<WeightSpec> LayerNorm::weights(const Params &params, std::span<const Shape>) const
{
    if (!params.boolean("elementwise_affine"))
        return {};
    const Shape shape = params.integers("normalized_shape");
    std::vector<WeightSpec> specs = {{.name = "weight", .shape = shape, .value = 1}};
    if (params.boolean("bias"))
        specs.push_back({.name = "bias", .shape = shape, .value = 0});
    return specs;
}

std::vector<Value> LayerNorm::forward(Ops &ops, const Params &params, std::span<const Value> inputs,
                                      std::span<const Shape>) const
{
    NormAttributes attributes;
    attributes.shape = params.integers("normalized_shape");
    attributes.eps = params.real("eps");
    attributes.affine = params.boolean("elementwise_affine");
    attributes.bias = params.boolean("bias");
    return {ops.layerNorm(inputs[0], attributes)};
}

Index LayerNorm::inner(const ExplainContext &context, const Index &index)
{
    const std::size_t dimensions = context.params().integers("normalized_shape").size();
    return Index(index.end() - static_cast<std::ptrdiff_t>(dimensions), index.end());
}

std::vector<double> LayerNorm::group(const ExplainContext &context, const Snapshot &tensor, const Index &index)
{
    Snapshot part = tensor;
    const std::size_t leading = index.size() - context.params().integers("normalized_shape").size();
    for (std::size_t d = 0; d < leading; ++d)
        part = part.select(0, index[d]);
    return part.toDoubles();
}

std::string LayerNorm::explainForward(ExplainContext &context, int, const Index &index) const
{
    const NormSums sums = normSums(group(context, context.inputTensor(0), index), {}, 0);
    NormTerms terms = normTerms(context, index, sums, over);
    if (context.hasWeight("weight"))
        terms.gamma = context.weight("weight", inner(context, index));
    if (context.hasWeight("bias"))
        terms.beta = context.weight("bias", inner(context, index));
    return normForward(terms);
}

std::string LayerNorm::explainBackward(ExplainContext &context, int, const Index &index) const
{
    std::vector<double> gradients = group(context, context.outputGradientTensor(), index);
    if (context.hasWeight("weight")) {
        for (std::size_t i = 0; i < gradients.size(); ++i)
            gradients[i] *= context.weightTensor("weight").flat(static_cast<std::int64_t>(i));
    }
    const NormSums sums =
        normSums(group(context, context.inputTensor(0), index), gradients, context.params().real("eps"));
    NormTerms terms = normTerms(context, index, sums, over);
    if (context.hasWeight("weight"))
        terms.gamma = context.weight("weight", inner(context, index));
    return normBackwardStatistics(context, terms, context.outputGradient(index), sums, over);
}

} // namespace

std::unique_ptr<BlockKind> makeLayerNorm()
{
    return std::make_unique<LayerNorm>();
}

} // namespace vitrine
