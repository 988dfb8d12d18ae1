#include "core/blocks/support/ConvNd.h"

#include "core/blocks/support/ConvParameters.h"
#include "core/blocks/support/ConvTaps.h"
#include "core/blocks/support/Expression.h"
#include "core/blocks/support/ShapeCheck.h"
#include "core/blocks/support/SizeFormula.h"

namespace vitrine {
namespace {

class ConvNd : public BlockKind {
public:
    explicit ConvNd(int dimensions) : m_dimensions(dimensions), m_parameters(convParameters(dimensions)) { }

    std::string type() const override { return "Conv" + std::to_string(m_dimensions) + "d"; }
    Category category() const override { return Category::Convolution; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT(
            "core", "Slides kernels over the input; each value is a weighted sum of what a kernel covers"));
    }
    const std::vector<ParameterSpec> &parameters() const override { return m_parameters; }
    void check(const Params &params, const std::string &blockId, std::vector<Problem> &problems) const override
    {
        checkConv(params, blockId, problems);
    }
    std::string formula(Pass pass) const override;

    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    std::vector<WeightSpec> weights(const Params &params, std::span<const Shape> inputs) const override
    {
        const ConvAttributes attributes = convAttributes(params, inputs[0][1]);
        return convWeights(attributes, attributes.outChannels, attributes.inChannels / attributes.groups,
                           params.boolean("bias"));
    }
    std::int64_t macs(const Params &params, std::span<const Shape> inputs) const override;
    Reach reach(const Params &params, std::span<const Shape> inputs) const override
    {
        const ConvAttributes attributes = convAttributes(params, inputs[0][1]);
        return {Reach::Kind::Window, coveredSizes(attributes.kernel, attributes.dilation), attributes.stride};
    }
    std::string sizeFormula(const Params &params, std::span<const Shape> inputs) const override;

    std::vector<Value> forward(Ops &ops, const Params &params, std::span<const Value> inputs,
                               std::span<const Shape> shapes) const override
    {
        const ConvAttributes attributes = convAttributes(params, shapes[0][1]);
        const Value weight = ops.parameter("weight");
        if (!params.boolean("bias"))
            return {ops.conv(inputs[0], attributes, weight, nullptr)};
        const Value bias = ops.parameter("bias");
        return {ops.conv(inputs[0], attributes, weight, &bias)};
    }

    std::string explainForward(ExplainContext &context, int port, const Index &index) const override;
    std::string explainBackward(ExplainContext &context, int port, const Index &index) const override;

private:
    int m_dimensions;
    std::vector<ParameterSpec> m_parameters;
};

std::string ConvNd::formula(Pass pass) const
{
    const bool forward = pass == Pass::Forward;
    switch (m_dimensions) {
    case 1:
        return forward ? "y[n,k,i] = b[k] + Σ w[k,c,p]·x[n,c,i·S−P+p·D]"
                       : "∂L/∂x[n,c,i] = Σ w[k,c,p]·∂L/∂y[n,k,(i+P−p·D)/S]";
    case 2:
        return forward ? "y[n,k,i,j] = b[k] + Σ w[k,c,p,q]·x[n,c,i·S−P+p·D,j·S−P+q·D]"
                       : "∂L/∂x[n,c,i,j] = Σ w[k,c,p,q]·∂L/∂y[n,k,(i+P−p·D)/S,(j+P−q·D)/S]";
    default:
        return forward ? "y[n,k,h,i,j] = b[k] + Σ w[k,c,o,p,q]·x[n,c,h·S−P+o·D,i·S−P+p·D,j·S−P+q·D]"
                       : "∂L/∂x[n,c,h,i,j] = Σ w[k,c,o,p,q]·∂L/∂y[n,k,(h+P−o·D)/S,(i+P−p·D)/S,(j+P−q·D)/S]";
    }
}

Result<std::vector<Shape>> ConvNd::outputShapes(const Params &params, std::span<const Shape> inputs) const
{
    const Shape &input = inputs[0];
    const auto dimensions = static_cast<std::size_t>(m_dimensions);
    if (Result<void> ranked = needSpatial(type(), input, dimensions); !ranked)
        return ranked.error();
    const ConvAttributes attributes = convAttributes(params, input[1]);
    if (Result<void> grouped = requireGroups(attributes.inChannels, attributes.groups); !grouped)
        return grouped.error();

    Result<Shape> output = convOutputShape(attributes, input, attributes.outChannels);
    if (!output)
        return output.error();
    return std::vector<Shape>{*std::move(output)};
}

std::string ConvNd::sizeFormula(const Params &params, std::span<const Shape> inputs) const
{
    const ConvAttributes conv = convAttributes(params, inputs[0][1]);
    const auto output = outputShapes(params, inputs);
    return sizeLines(conv.kernel.size(), [&](std::size_t d) {
        const std::int64_t size = inputs[0][d + 2];
        if (conv.same) // whatever the kernel
            return std::to_string(size) + " = " + std::to_string(size);
        return windowLine(size, conv.padding[d], conv.dilation[d], conv.kernel[d], conv.stride[d], (*output)[0][d + 2]);
    });
}

std::int64_t ConvNd::macs(const Params &params, std::span<const Shape> inputs) const
{
    const Result<std::vector<Shape>> shapes = outputShapes(params, inputs);
    if (!shapes)
        return 0;
    const ConvAttributes attributes = convAttributes(params, inputs[0][1]);
    return elementCount(shapes->front()) * (attributes.inChannels / attributes.groups)
        * elementCount(attributes.kernel);
}

std::string ConvNd::explainForward(ExplainContext &context, int, const Index &index) const
{
    const Shape &input = context.inputShape(0);
    const ConvAttributes attributes = convAttributes(context.params(), input[1]);
    const std::int64_t perGroup = attributes.inChannels / attributes.groups;
    const std::int64_t kernel = index[1];
    const std::int64_t firstChannel = kernel / (attributes.outChannels / attributes.groups) * perGroup;

    std::vector<std::string> addends;
    if (context.hasWeight("bias"))
        addends.push_back(context.weight("bias", {kernel}));
    for (std::int64_t channel = 0; channel < perGroup; ++channel) {
        forEachReached(attributes, std::span(index).subspan(2), std::span(input).subspan(2),
                       [&](const Index &tap, const Index &place) {
                           Index at = {kernel, channel};
                           at.insert(at.end(), tap.begin(), tap.end());
                           Index from = {index[0], firstChannel + channel};
                           from.insert(from.end(), place.begin(), place.end());
                           const std::string weight = context.weight("weight", at);
                           addends.push_back(weight + "*" + context.input(0, from));
                       });
    }
    return sumOf(std::move(addends));
}

std::string ConvNd::explainBackward(ExplainContext &context, int, const Index &index) const
{
    const Shape &output = context.outputShape(0);
    const ConvAttributes attributes = convAttributes(context.params(), context.inputShape(0)[1]);
    const std::int64_t perGroup = attributes.inChannels / attributes.groups;
    const std::int64_t kernelsPerGroup = attributes.outChannels / attributes.groups;
    const std::int64_t firstKernel = index[1] / perGroup * kernelsPerGroup;

    std::vector<std::string> addends;
    for (std::int64_t kernel = firstKernel; kernel < firstKernel + kernelsPerGroup; ++kernel) {
        forEachReaching(attributes, std::span(index).subspan(2), std::span(output).subspan(2),
                        [&](const Index &tap, const Index &anchor) {
                            Index at = {kernel, index[1] % perGroup};
                            at.insert(at.end(), tap.begin(), tap.end());
                            Index reader = {index[0], kernel};
                            reader.insert(reader.end(), anchor.begin(), anchor.end());
                            const std::string weight = context.weight("weight", at);
                            addends.push_back(weight + "*" + context.outputGradient(reader));
                        });
    }
    return sumOf(std::move(addends));
}

} // namespace

std::unique_ptr<BlockKind> makeConvNd(int dimensions)
{
    return std::make_unique<ConvNd>(dimensions);
}

} // namespace vitrine
