// Operators with weights, and pooling.

#include "core/io/onnx/import/ImportContext.h"

#include <algorithm>

namespace vitrine {

namespace {

using Params = std::map<std::string, ParamValue, std::less<>>;
using Refusal = std::optional<Message>;

Message unevenPadding()
{
    return Message::of(VITRINE_TEXT("core", "It pads its two sides differently."));
}

Message computedWeights()
{
    return Message::of(VITRINE_TEXT("core", "Its weights are computed rather than given."));
}

std::string numbered(const char *type, std::size_t dimensions)
{
    return type + std::to_string(dimensions) + "d";
}

/// "padding" from ONNX's begins and ends; none where no parameter of ours says the same.
std::optional<ParamValue> paddingOf(const OnnxNode &node, const std::vector<std::int64_t> &kernel,
                                    const std::vector<std::int64_t> &stride, const std::vector<std::int64_t> &dilation,
                                    bool mayBeSame)
{
    const std::size_t dims = kernel.size();
    const bool hasUnitStride = std::all_of(stride.begin(), stride.end(), [](std::int64_t s) { return s == 1; });
    if (const std::string automatic = textOf(node, "auto_pad", "NOTSET"); automatic == "VALID")
        return ParamValue(std::int64_t{0});
    else if (automatic == "SAME_UPPER")
        return mayBeSame && hasUnitStride ? std::optional<ParamValue>("same") : std::nullopt;
    else if (automatic != "NOTSET")
        return std::nullopt;
    const std::vector<std::int64_t> pads = integersOf(node, "pads", std::vector<std::int64_t>(2 * dims, 0));
    if (pads.size() != 2 * dims)
        return std::nullopt;
    const std::vector<std::int64_t> before(pads.begin(), pads.begin() + static_cast<std::ptrdiff_t>(dims)),
        after(pads.begin() + static_cast<std::ptrdiff_t>(dims), pads.end());
    if (before == after)
        return sizes(before);
    bool isSame = mayBeSame && hasUnitStride;
    for (std::size_t d = 0; d < dims; ++d) {
        const std::int64_t total = dilation[d] * (kernel[d] - 1);
        isSame = isSame && before[d] == total / 2 && after[d] == total - total / 2;
    }
    return isSame ? std::optional<ParamValue>("same") : std::nullopt;
}

/// The window of a convolution or pooling: kernel, stride, dilation, padding.
struct Window {
    std::vector<std::int64_t> kernel, stride, dilation;
    ParamValue padding;
};

std::optional<Window> windowOf(const OnnxNode &node, std::vector<std::int64_t> kernel, bool mayBeSame)
{
    const std::vector<std::int64_t> ones(kernel.size(), 1);
    Window window{std::move(kernel), integersOf(node, "strides", ones), integersOf(node, "dilations", ones), {}};
    if (window.stride.size() != ones.size() || window.dilation.size() != ones.size())
        return std::nullopt;
    auto padding = paddingOf(node, window.kernel, window.stride, window.dilation, mayBeSame);
    if (!padding)
        return std::nullopt;
    window.padding = *std::move(padding);
    return window;
}

void addGiven(Params &params, const char *name, ParamValue value, const ParamValue &usual)
{
    if (value != usual)
        params.emplace(name, std::move(value));
}

Refusal convert(ImportContext &context, const OnnxNode &node, bool isTransposed)
{
    const Snapshot *weight = node.inputs.size() > 1 ? context.constant(node.inputs[1]) : nullptr;
    const bool hasBias = node.inputs.size() > 2 && !node.inputs[2].empty();
    const Snapshot *bias = hasBias ? context.constant(node.inputs[2]) : nullptr;
    if (!weight || (hasBias && !bias))
        return computedWeights();
    const Shape &shape = weight->shape();
    if (shape.size() < 3 || shape.size() > 5)
        return Message::of(VITRINE_TEXT("core", "Only one to three spatial dimensions are known here."));
    const auto window = windowOf(node, {shape.begin() + 2, shape.end()}, !isTransposed);
    if (!window)
        return unevenPadding();
    const std::int64_t groups = integerOf(node, "group", 1);
    Params params{{"out_channels", isTransposed ? shape[1] * groups : shape[0]},
                  {"kernel_size", sizes(window->kernel)}};
    addGiven(params, "stride", sizes(window->stride), std::int64_t{1});
    addGiven(params, "padding", window->padding, std::int64_t{0});
    addGiven(params, "dilation", sizes(window->dilation), std::int64_t{1});
    addGiven(params, "groups", groups, std::int64_t{1});
    addGiven(params, "bias", bias != nullptr, true);
    if (isTransposed)
        addGiven(params, "output_padding",
                 sizes(integersOf(node, "output_padding", std::vector<std::int64_t>(window->kernel.size(), 0))),
                 std::int64_t{0});
    const std::string type = numbered(isTransposed ? "ConvTranspose" : "Conv", shape.size() - 2);
    const std::string id = context.addBlock(node, type, std::move(params), {node.inputs[0]}, shape.size());
    context.addWeight(id, "weight", *weight);
    if (bias)
        context.addWeight(id, "bias", *bias);
    return {};
}

Refusal conv(ImportContext &context, const OnnxNode &node)
{
    return convert(context, node, false);
}

Refusal convTranspose(ImportContext &context, const OnnxNode &node)
{
    return convert(context, node, true);
}

/// A weight [out, in] from a matrix, scaled.
Snapshot matrixOf(const Snapshot &tensor, bool isOutIn, double factor)
{
    const std::int64_t out = tensor.shape()[isOutIn ? 0 : 1], in = tensor.shape()[isOutIn ? 1 : 0];
    const std::vector<float> from = tensor.toFloats();
    std::vector<float> values(from.size());
    for (std::int64_t o = 0; o < out; ++o)
        for (std::int64_t i = 0; i < in; ++i)
            values[static_cast<std::size_t>(o * in + i)] =
                static_cast<float>(factor) * from[static_cast<std::size_t>(isOutIn ? o * in + i : i * out + o)];
    return Snapshot::of(Shape{out, in}, std::move(values));
}

Refusal addLinear(ImportContext &context, const OnnxNode &node, const std::string &input, Snapshot weight,
                  const Snapshot *bias, double biasFactor, std::size_t rank)
{
    const std::int64_t out = weight.shape()[0];
    std::vector<float> offsets;
    if (bias) {
        if (bias->elementCount() != out && bias->elementCount() != 1)
            return Message::of(VITRINE_TEXT("core", "What it adds has another size than its output."));
        for (std::int64_t o = 0; o < out; ++o)
            offsets.push_back(static_cast<float>(biasFactor * bias->flat(bias->elementCount() == 1 ? 0 : o)));
    }
    Params params{{"out_features", out}};
    addGiven(params, "bias", bias != nullptr, true);
    const std::string id = context.addBlock(node, "Linear", std::move(params), {input}, rank);
    context.addWeight(id, "weight", std::move(weight));
    if (bias)
        context.addWeight(id, "bias", Snapshot::of(Shape{out}, std::move(offsets)));
    return {};
}

Refusal gemm(ImportContext &context, const OnnxNode &node)
{
    const Snapshot *weight = node.inputs.size() > 1 ? context.constant(node.inputs[1]) : nullptr;
    const bool hasBias = node.inputs.size() > 2 && !node.inputs[2].empty();
    const Snapshot *bias = hasBias ? context.constant(node.inputs[2]) : nullptr;
    if (!weight || weight->shape().size() != 2 || (hasBias && !bias) || integerOf(node, "transA", 0) != 0)
        return computedWeights();
    return addLinear(context, node, node.inputs[0],
                     matrixOf(*weight, integerOf(node, "transB", 0) != 0, realOf(node, "alpha", 1)), bias,
                     realOf(node, "beta", 1), 2);
}

Refusal matMul(ImportContext &context, const OnnxNode &node)
{
    const Snapshot *weight = node.inputs.size() > 1 ? context.constant(node.inputs[1]) : nullptr;
    if (!weight || weight->shape().size() != 2)
        return Message::of(
            VITRINE_TEXT("core", "It multiplies two computed tensors; only layers with weights are known."));
    return addLinear(context, node, node.inputs[0], matrixOf(*weight, false, 1), nullptr, 1,
                     context.rank(node.inputs[0]));
}

Refusal batchNorm(ImportContext &context, const OnnxNode &node)
{
    static const char *const names[] = {"weight", "bias", "running_mean", "running_var"};
    if (node.inputs.size() < 5)
        return computedWeights();
    for (std::size_t i = 1; i < 5; ++i)
        if (!context.constant(node.inputs[i]))
            return computedWeights();
    const std::size_t rank = context.rank(node.inputs[0]);
    if (rank < 2 || rank > 5)
        return Message::of(VITRINE_TEXT("core", "The number of dimensions of its input is not known."));
    Params params;
    addGiven(params, "eps", realOf(node, "epsilon", 1e-5), 1e-5);
    if (const double kept = realOf(node, "momentum", 0.9); kept > 0 && kept < 1)
        addGiven(params, "momentum", 1 - kept, 1 - 0.9);
    const std::string id = context.addBlock(node, numbered("BatchNorm", rank < 4 ? 1 : rank - 2), std::move(params),
                                            {node.inputs[0]}, rank);
    for (std::size_t i = 1; i < 5; ++i)
        context.addWeight(id, names[i - 1], *context.constant(node.inputs[i]));
    return {};
}

/// Scale and offset of a norm, on the blocks that have them.
Refusal addNorm(ImportContext &context, const OnnxNode &node, const std::string &type, Params params)
{
    const Snapshot *weight = node.inputs.size() > 1 ? context.constant(node.inputs[1]) : nullptr;
    const bool hasBias = node.inputs.size() > 2 && !node.inputs[2].empty();
    const Snapshot *bias = hasBias ? context.constant(node.inputs[2]) : nullptr;
    if (!weight || (hasBias && !bias))
        return computedWeights();
    addGiven(params, "eps", realOf(node, "epsilon", 1e-5), 1e-5);
    const std::string id =
        context.addBlock(node, type, std::move(params), {node.inputs[0]}, context.rank(node.inputs[0]));
    context.addWeight(id, "weight", *weight);
    if (bias)
        context.addWeight(id, "bias", *bias);
    return {};
}

Refusal layerNorm(ImportContext &context, const OnnxNode &node)
{
    const Snapshot *weight = node.inputs.size() > 1 ? context.constant(node.inputs[1]) : nullptr;
    if (!weight)
        return computedWeights();
    Params params{{"normalized_shape", sizes(weight->shape())}};
    if (weight->shape().size() > 1)
        params["normalized_shape"] = weight->shape();
    addGiven(params, "bias", node.inputs.size() > 2 && !node.inputs[2].empty(), true);
    return addNorm(context, node, "LayerNorm", std::move(params));
}

Refusal instanceNorm(ImportContext &context, const OnnxNode &node)
{
    if (context.rank(node.inputs[0]) != 4)
        return Message::of(VITRINE_TEXT("core", "Only for pictures is it known here."));
    return addNorm(context, node, "InstanceNorm2d", {{"affine", true}});
}

Refusal groupNorm(ImportContext &context, const OnnxNode &node)
{
    return addNorm(context, node, "GroupNorm", {{"num_groups", integerOf(node, "num_groups", 1)}});
}

Refusal pool(ImportContext &context, const OnnxNode &node, bool isMax)
{
    const std::vector<std::int64_t> kernel = integersOf(node, "kernel_shape", {});
    if (kernel.empty() || kernel.size() > 3)
        return Message::of(VITRINE_TEXT("core", "Only one to three spatial dimensions are known here."));
    const auto window = windowOf(node, kernel, false);
    if (!window)
        return unevenPadding();
    if (node.outputs.size() > 1 && !node.outputs[1].empty() && isMax)
        return Message::of(VITRINE_TEXT("core", "It also hands out the places of the largest values."));
    Params params{{"kernel_size", sizes(window->kernel)}};
    addGiven(params, "stride", sizes(window->stride), sizes(window->kernel));
    addGiven(params, "padding", window->padding, std::int64_t{0});
    addGiven(params, "ceil_mode", integerOf(node, "ceil_mode", 0) != 0, false);
    if (isMax)
        addGiven(params, "dilation", sizes(window->dilation), std::int64_t{1});
    else
        addGiven(params, "count_include_pad", integerOf(node, "count_include_pad", 0) != 0, true);
    context.addBlock(node, numbered(isMax ? "MaxPool" : "AvgPool", kernel.size()), std::move(params), {node.inputs[0]},
                     kernel.size() + 2);
    return {};
}

Refusal maxPool(ImportContext &context, const OnnxNode &node)
{
    return pool(context, node, true);
}

Refusal averagePool(ImportContext &context, const OnnxNode &node)
{
    return pool(context, node, false);
}

Refusal globalAveragePool(ImportContext &context, const OnnxNode &node)
{
    if (context.rank(node.inputs[0]) != 4)
        return Message::of(VITRINE_TEXT("core", "Only for pictures is it known here."));
    context.addBlock(node, "AdaptiveAvgPool2d", {{"output_size", std::int64_t{1}}}, {node.inputs[0]}, 4);
    return {};
}

} // namespace

std::vector<ImportRule> layerRules()
{
    return {{"Conv", "Conv1d, Conv2d, Conv3d", firstInput, conv},
            {"ConvTranspose", "ConvTranspose1d, ConvTranspose2d, ConvTranspose3d", firstInput, convTranspose},
            {"Gemm", "Linear", firstInput, gemm},
            {"MatMul", "Linear", computedInputs, matMul},
            {"BatchNormalization", "BatchNorm1d, BatchNorm2d, BatchNorm3d", firstInput, batchNorm},
            {"LayerNormalization", "LayerNorm", firstInput, layerNorm},
            {"InstanceNormalization", "InstanceNorm2d", firstInput, instanceNorm},
            {"GroupNormalization", "GroupNorm", firstInput, groupNorm},
            {"MaxPool", "MaxPool1d, MaxPool2d, MaxPool3d", firstInput, maxPool},
            {"AveragePool", "AvgPool1d, AvgPool2d, AvgPool3d", firstInput, averagePool},
            {"GlobalAveragePool", "AdaptiveAvgPool2d", firstInput, globalAveragePool}};
}

} // namespace vitrine
