#include "core/blocks/support/ConvTransposeNd.h"

#include "core/blocks/support/ConvParameters.h"
#include "core/blocks/support/ConvTaps.h"
#include "core/blocks/support/Expression.h"
#include "core/blocks/support/ShapeCheck.h"
#include "core/blocks/support/SizeFormula.h"

namespace vitrine {
namespace {

class ConvTransposeNd : public BlockKind {
public:
    explicit ConvTransposeNd(int dimensions)
        : m_dimensions(dimensions), m_parameters(convTransposeParameters(dimensions))
    {
    }

    std::string type() const override { return "ConvTranspose" + std::to_string(m_dimensions) + "d"; }
    Category category() const override { return Category::Convolution; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT(
            "core",
            "Each input value stamps its kernel onto the output, where the stamps add up: learned upsampling."));
    }
    const std::vector<ParameterSpec> &parameters() const override { return m_parameters; }
    void check(const Params &params, const std::string &blockId, std::vector<Problem> &problems) const override
    {
        checkConvTranspose(params, blockId, problems);
    }
    std::string formula(Pass pass) const override;

    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    std::vector<WeightSpec> weights(const Params &params, std::span<const Shape> inputs) const override
    {
        const ConvAttributes attributes = convTransposeAttributes(params, inputs[0][1]);
        return convWeights(attributes, attributes.inChannels, attributes.outChannels / attributes.groups,
                           params.boolean("bias"));
    }
    Reach reach(const Params &params, std::span<const Shape> inputs) const override
    {
        const ConvAttributes attributes = convTransposeAttributes(params, inputs[0][1]);
        return {Reach::Kind::Spread, coveredSizes(attributes.kernel, attributes.dilation), attributes.stride};
    }
    /// (L − 1)·S − 2P + D·(K − 1) + output_padding + 1
    std::string sizeFormula(const Params &params, std::span<const Shape> inputs) const override
    {
        const ConvAttributes conv = convTransposeAttributes(params, inputs[0][1]);
        const auto output = outputShapes(params, inputs);
        const auto text = [](std::int64_t number) { return std::to_string(number); };
        return sizeLines(conv.kernel.size(), [&](std::size_t d) {
            return '(' + text(inputs[0][d + 2]) + " − 1)·" + text(conv.stride[d]) + " − 2·" + text(conv.padding[d])
                + " + " + text(conv.dilation[d]) + "·(" + text(conv.kernel[d]) + " − 1) + "
                + text(conv.outputPadding[d]) + " + 1 = " + text((*output)[0][d + 2]);
        });
    }
    std::int64_t macs(const Params &params, std::span<const Shape> inputs) const override
    {
        const ConvAttributes attributes = convTransposeAttributes(params, inputs[0][1]);
        return elementCount(inputs[0]) * (attributes.outChannels / attributes.groups) * elementCount(attributes.kernel);
    }

    std::vector<Value> forward(Ops &ops, const Params &params, std::span<const Value> inputs,
                               std::span<const Shape> shapes) const override
    {
        const ConvAttributes attributes = convTransposeAttributes(params, shapes[0][1]);
        const Value weight = ops.parameter("weight");
        if (!params.boolean("bias"))
            return {ops.convTranspose(inputs[0], attributes, weight, nullptr)};
        const Value bias = ops.parameter("bias");
        return {ops.convTranspose(inputs[0], attributes, weight, &bias)};
    }

    std::string explainForward(ExplainContext &context, int port, const Index &index) const override;
    std::string explainBackward(ExplainContext &context, int port, const Index &index) const override;

private:
    int m_dimensions;
    std::vector<ParameterSpec> m_parameters;
};

std::string ConvTransposeNd::formula(Pass pass) const
{
    const bool forward = pass == Pass::Forward;
    switch (m_dimensions) {
    case 1:
        return forward ? "y[n,k,i] = b[k] + Σ w[c,k,p]·x[n,c,(i+P−p·D)/S]"
                       : "∂L/∂x[n,c,i] = Σ w[c,k,p]·∂L/∂y[n,k,i·S−P+p·D]";
    case 2:
        return forward ? "y[n,k,i,j] = b[k] + Σ w[c,k,p,q]·x[n,c,(i+P−p·D)/S,(j+P−q·D)/S]"
                       : "∂L/∂x[n,c,i,j] = Σ w[c,k,p,q]·∂L/∂y[n,k,i·S−P+p·D,j·S−P+q·D]";
    default:
        return forward ? "y[n,k,h,i,j] = b[k] + Σ w[c,k,o,p,q]·x[n,c,(h+P−o·D)/S,(i+P−p·D)/S,(j+P−q·D)/S]"
                       : "∂L/∂x[n,c,h,i,j] = Σ w[c,k,o,p,q]·∂L/∂y[n,k,h·S−P+o·D,i·S−P+p·D,j·S−P+q·D]";
    }
}

Result<std::vector<Shape>> ConvTransposeNd::outputShapes(const Params &params, std::span<const Shape> inputs) const
{
    const Shape &input = inputs[0];
    const auto dimensions = static_cast<std::size_t>(m_dimensions);
    if (Result<void> ranked = needSpatial(type(), input, dimensions); !ranked)
        return ranked.error();
    const ConvAttributes attributes = convTransposeAttributes(params, input[1]);
    if (Result<void> grouped = requireGroups(attributes.inChannels, attributes.groups); !grouped)
        return grouped.error();

    Shape output = {input[0], attributes.outChannels};
    for (std::size_t d = 0; d < dimensions; ++d) {
        const std::int64_t stamped = (input[d + 2] - 1) * attributes.stride[d]
            + attributes.dilation[d] * (attributes.kernel[d] - 1) + attributes.outputPadding[d] + 1;
        if (stamped <= 2 * attributes.padding[d])
            return fail(VITRINE_TEXT("core",
                                     "its kernels cover %1 values of dimension %2 for the input %3, of which "
                                     "padding %4 cuts off %5 and leaves none."),
                        stamped, d + 2, toString(input), attributes.padding[d], 2 * attributes.padding[d]);
        output.push_back(stamped - 2 * attributes.padding[d]);
    }
    return std::vector<Shape>{std::move(output)};
}

std::string ConvTransposeNd::explainForward(ExplainContext &context, int, const Index &index) const
{
    const Shape &input = context.inputShape(0);
    const ConvAttributes attributes = convTransposeAttributes(context.params(), input[1]);
    const std::int64_t perGroup = attributes.inChannels / attributes.groups;
    const std::int64_t kernelsPerGroup = attributes.outChannels / attributes.groups;
    const std::int64_t firstChannel = index[1] / kernelsPerGroup * perGroup;

    std::vector<std::string> addends;
    if (context.hasWeight("bias"))
        addends.push_back(context.weight("bias", {index[1]}));
    for (std::int64_t channel = firstChannel; channel < firstChannel + perGroup; ++channel) {
        forEachReaching(attributes, std::span(index).subspan(2), std::span(input).subspan(2),
                        [&](const Index &tap, const Index &anchor) {
                            Index at = {channel, index[1] % kernelsPerGroup};
                            at.insert(at.end(), tap.begin(), tap.end());
                            Index from = {index[0], channel};
                            from.insert(from.end(), anchor.begin(), anchor.end());
                            const std::string weight = context.weight("weight", at);
                            addends.push_back(weight + "*" + context.input(0, from));
                        });
    }
    return sumOf(std::move(addends));
}

std::string ConvTransposeNd::explainBackward(ExplainContext &context, int, const Index &index) const
{
    const Shape &output = context.outputShape(0);
    const ConvAttributes attributes = convTransposeAttributes(context.params(), context.inputShape(0)[1]);
    const std::int64_t kernelsPerGroup = attributes.outChannels / attributes.groups;
    const std::int64_t group = index[1] / (attributes.inChannels / attributes.groups);

    std::vector<std::string> addends;
    for (std::int64_t kernel = 0; kernel < kernelsPerGroup; ++kernel) {
        forEachReached(attributes, std::span(index).subspan(2), std::span(output).subspan(2),
                       [&](const Index &tap, const Index &place) {
                           Index at = {index[1], kernel};
                           at.insert(at.end(), tap.begin(), tap.end());
                           Index written = {index[0], group * kernelsPerGroup + kernel};
                           written.insert(written.end(), place.begin(), place.end());
                           const std::string weight = context.weight("weight", at);
                           addends.push_back(weight + "*" + context.outputGradient(written));
                       });
    }
    return sumOf(std::move(addends));
}

} // namespace

std::unique_ptr<BlockKind> makeConvTransposeNd(int dimensions)
{
    return std::make_unique<ConvTransposeNd>(dimensions);
}

} // namespace vitrine
