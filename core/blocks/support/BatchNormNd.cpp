#include "core/blocks/support/BatchNormNd.h"

#include "core/blocks/support/NormParameters.h"
#include "core/blocks/support/Normalization.h"
#include "core/blocks/support/ShapeCheck.h"

#include <limits>

namespace vitrine {
namespace {

using Type = ParameterSpec::Type;

std::vector<ParameterSpec> batchNormParameters()
{
    return {normEpsSpec(),
            {.name = "momentum",
             .type = Type::Real,
             .defaultValue = 0.1,
             .help = Message::of(VITRINE_TEXT(
                 "core", "Share of a batch's statistics in the running ones; null: average over all batches")),
             .min = 0,
             .max = 1,
             .nullable = true},
            normAffineSpec("affine", true),
            {.name = "track_running_stats",
             .type = Type::Boolean,
             .defaultValue = true,
             .help = Message::of(VITRINE_TEXT(
                 "core", "Keeps running mean and variance for evaluation; else evaluation uses those of the batch"))}};
}

class BatchNormNd : public BlockKind {
public:
    explicit BatchNormNd(int dimensions) : m_dimensions(dimensions), m_parameters(batchNormParameters()) { }

    std::string type() const override { return "BatchNorm" + std::to_string(m_dimensions) + "d"; }
    Category category() const override { return Category::Normalization; }
    Message summary() const override
    {
        return Message::of(
            VITRINE_TEXT("core", "Gives each channel mean 0 and variance 1 over the batch, then scales and shifts it"));
    }
    const std::vector<ParameterSpec> &parameters() const override { return m_parameters; }
    std::string formula(Pass pass) const override
    {
        return pass == Pass::Forward
            ? "y = γ·x̂ + β, x̂ = (x − μ)/√(σ² + ε)"
            : "∂L/∂x = (γ·g − Σγ·g/m − x̂·Σγ·g·x̂/m)/√(σ² + ε), g = ∂L/∂y; μ, σ² fixed: ∂L/∂x = γ·g/√(σ² + ε)";
    }

    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    std::vector<WeightSpec> weights(const Params &params, std::span<const Shape> inputs) const override;
    std::vector<Value> forward(Ops &ops, const Params &params, std::span<const Value> inputs,
                               std::span<const Shape> shapes) const override;
    std::string explainForward(ExplainContext &context, int port, const Index &index) const override;
    std::string explainBackward(ExplainContext &context, int port, const Index &index) const override;

private:
    /// What the sums run over.
    std::string over(const Shape &input) const;
    NormTerms terms(ExplainContext &context, const Index &index) const;

    int m_dimensions;
    std::vector<ParameterSpec> m_parameters;
};

Result<std::vector<Shape>> BatchNormNd::outputShapes(const Params &, std::span<const Shape> inputs) const
{
    const Shape &input = inputs[0];
    if (m_dimensions == 1) {
        if (input.size() != 2 && input.size() != 3)
            return fail(VITRINE_TEXT("core", "it got an input of shape %1, but needs [N, C] or [N, C, L]"),
                        toString(input));
    } else {
        const auto dimensions = static_cast<std::size_t>(m_dimensions);
        if (Result<void> ranked = needSpatial(type(), input, dimensions); !ranked)
            return ranked.error();
    }
    return std::vector<Shape>{input};
}

std::vector<WeightSpec> BatchNormNd::weights(const Params &params, std::span<const Shape> inputs) const
{
    const Shape channels = {inputs[0][1]};
    std::vector<WeightSpec> specs;
    if (params.boolean("affine")) {
        specs.push_back({.name = "weight", .shape = channels, .value = 1});
        specs.push_back({.name = "bias", .shape = channels, .value = 0});
    }
    if (params.boolean("track_running_stats")) {
        specs.push_back({.name = "running_mean", .shape = channels, .learnable = false, .value = 0});
        specs.push_back({.name = "running_var", .shape = channels, .learnable = false, .value = 1});
        specs.push_back(
            {.name = "num_batches_tracked", .shape = {}, .learnable = false, .dtype = DType::Int64, .optional = true});
    }
    return specs;
}

std::vector<Value> BatchNormNd::forward(Ops &ops, const Params &params, std::span<const Value> inputs,
                                        std::span<const Shape> shapes) const
{
    BatchNormAttributes attributes;
    attributes.dimensions = m_dimensions;
    attributes.features = shapes[0][1];
    attributes.eps = params.real("eps");
    attributes.momentum =
        params.isNull("momentum") ? std::numeric_limits<double>::quiet_NaN() : params.real("momentum");
    attributes.affine = params.boolean("affine");
    attributes.trackRunningStats = params.boolean("track_running_stats");
    return {ops.batchNorm(inputs[0], attributes)};
}

std::string BatchNormNd::over(const Shape &input) const
{
    switch (input.size()) {
    case 2:
        return "N";
    case 3:
        return "N,L";
    case 4:
        return "N,H,W";
    default:
        return "N,D,H,W";
    }
}

NormTerms BatchNormNd::terms(ExplainContext &context, const Index &index) const
{
    const Index channel = {index[1]};
    NormTerms terms;
    terms.x = context.input(0, index);
    if (context.training()) {
        terms.mean = context.statistic("mean", channel);
        terms.variance = context.statistic("var", channel);
    } else if (context.hasWeight("running_mean")) {
        terms.mean = context.weight("running_mean", channel);
        terms.variance = context.weight("running_var", channel);
    } else {
        const NormSums sums = normSums(context.inputTensor(0).select(1, index[1]).toDoubles(), {}, 0);
        terms = normTerms(context, index, sums, over(context.inputShape(0)));
    }
    terms.eps = context.constant("ε", context.params().real("eps"));
    if (context.hasWeight("weight"))
        terms.gamma = context.weight("weight", channel);
    return terms;
}

std::string BatchNormNd::explainForward(ExplainContext &context, int, const Index &index) const
{
    NormTerms parts = terms(context, index);
    if (context.hasWeight("bias"))
        parts.beta = context.weight("bias", {index[1]});
    return normForward(parts);
}

std::string BatchNormNd::explainBackward(ExplainContext &context, int, const Index &index) const
{
    const NormTerms parts = terms(context, index);
    const std::string gradient = context.outputGradient(index);
    if (!context.training() && context.hasWeight("running_mean"))
        return normBackwardFixed(parts, gradient);

    const double gamma = context.hasWeight("weight") ? context.weightTensor("weight").at({index[1]}) : 1;
    std::vector<double> gradients = context.outputGradientTensor().select(1, index[1]).toDoubles();
    for (double &value : gradients)
        value *= gamma;
    const NormSums sums =
        normSums(context.inputTensor(0).select(1, index[1]).toDoubles(), gradients, context.params().real("eps"));
    return normBackwardStatistics(context, parts, gradient, sums, over(context.inputShape(0)));
}

} // namespace

std::unique_ptr<BlockKind> makeBatchNormNd(int dimensions)
{
    return std::make_unique<BatchNormNd>(dimensions);
}

} // namespace vitrine
