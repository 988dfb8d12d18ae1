// Convolutions, linear layers and pooling.

#include "core/io/onnx/import/ImportContext.h"

#include <algorithm>

namespace vitrine {

namespace {

using Params = ImportParams;
using Refusal = std::optional<Message>;

Message unevenPadding()
{
    return Message::of(VITRINE_TEXT("core", "No block has such a window: it pads its two sides differently, say."));
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

/// Sizes that can be added and multiplied without harm.
bool areSizes(const std::vector<std::int64_t> &values, std::int64_t least)
{
    constexpr std::int64_t most = 1 << 30;
    return std::all_of(values.begin(), values.end(), [least](std::int64_t v) { return v >= least && v <= most; });
}

std::optional<Window> windowOf(const OnnxNode &node, std::vector<std::int64_t> kernel, bool mayBeSame)
{
    const std::vector<std::int64_t> ones(kernel.size(), 1);
    if (!areSizes(kernel, 1) || !areSizes(integersOf(node, "strides", ones), 1)
        || !areSizes(integersOf(node, "dilations", ones), 1) || !areSizes(integersOf(node, "pads", ones), 0))
        return std::nullopt;
    Window window{std::move(kernel), integersOf(node, "strides", ones), integersOf(node, "dilations", ones), {}};
    if (window.stride.size() != ones.size() || window.dilation.size() != ones.size())
        return std::nullopt;
    auto padding = paddingOf(node, window.kernel, window.stride, window.dilation, mayBeSame);
    if (!padding)
        return std::nullopt;
    window.padding = *std::move(padding);
    return window;
}

/// What a node with a window reads, and by how much that is padded in all; a Pad before it is taken in.
OnnxNode withPadding(const ImportContext &context, const OnnxNode &node, bool takesPad)
{
    const auto before = takesPad ? paddingBefore(context, node) : std::nullopt;
    if (!before)
        return node;
    OnnxNode padded = node;
    padded.inputs[0] = before->x;
    const std::size_t dims = before->sides.size();
    std::vector<std::int64_t> pads = integersOf(node, "pads", std::vector<std::int64_t>(2 * dims, 0));
    for (std::size_t i = 0; i < pads.size(); ++i)
        pads[i] += before->sides[i % dims];
    padded.integers["pads"] = std::move(pads);
    return padded;
}

/// Zeros around what a convolution reads, whoever adds them.
bool convTakesPad(const ImportContext &context, const OnnxNode &node)
{
    const auto before = paddingBefore(context, node);
    if (!before)
        return false;
    const std::string automatic = textOf(node, "auto_pad", "NOTSET");
    const std::vector<std::int64_t> pads =
        integersOf(node, "pads", std::vector<std::int64_t>(2 * before->sides.size(), 0));
    return automatic == "NOTSET" && pads.size() == 2 * before->sides.size() && areSizes(pads, 0);
}

/// Only where each window has its full number of values, zeros counted, and at most half of it is padding.
bool poolTakesPad(const ImportContext &context, const OnnxNode &node)
{
    const auto before = paddingBefore(context, node);
    const std::vector<std::int64_t> kernel = integersOf(node, "kernel_shape", {});
    if (!before || kernel.size() != before->sides.size() || integerOf(node, "ceil_mode", 0) != 0
        || textOf(node, "auto_pad", "NOTSET") != "NOTSET")
        return false;
    for (const std::int64_t pad : integersOf(node, "pads", {}))
        if (pad != 0)
            return false;
    for (std::size_t d = 0; d < kernel.size(); ++d)
        if (before->sides[d] > kernel[d] / 2)
            return false;
    return true;
}

std::vector<std::string> convInput(const ImportContext &context, const OnnxNode &node)
{
    return convTakesPad(context, node) ? std::vector<std::string>{paddingBefore(context, node)->x}
                                       : firstInput(context, node);
}

std::vector<std::string> averageInput(const ImportContext &context, const OnnxNode &node)
{
    return poolTakesPad(context, node) ? std::vector<std::string>{paddingBefore(context, node)->x}
                                       : firstInput(context, node);
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
    if (!areSizes({groups}, 1) || !areSizes({shape[0], shape[1]}, 0))
        return Message::of(VITRINE_TEXT("core", "Its number of groups or channels is none that a block can have."));
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
    return convert(context, withPadding(context, node, convTakesPad(context, node)), false);
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
        const bool isRow = !bias->shape().empty() && bias->shape().back() == out;
        if (bias->elementCount() != 1 && (bias->elementCount() != out || !isRow))
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
    if (auto refusal = checkWeight(context, weight))
        return refusal;
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
    if (auto refusal = checkWeight(context, weight))
        return refusal;
    return addLinear(context, node, node.inputs[0], matrixOf(*weight, false, 1), nullptr, 1,
                     context.rank(node.inputs[0]));
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
    if (!isMax && std::ranges::any_of(window->dilation, [](std::int64_t step) { return step != 1; }))
        return Message::of(VITRINE_TEXT("core", "It averages numbers that lie apart."));
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
    if (!poolTakesPad(context, node))
        return pool(context, node, false);
    OnnxNode padded = withPadding(context, node, true);
    padded.integers["count_include_pad"] = {1};
    return pool(context, padded, false);
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
    return {{"Conv", "Conv1d, Conv2d, Conv3d", convInput, conv},
            {"ConvTranspose", "ConvTranspose1d, ConvTranspose2d, ConvTranspose3d", firstInput, convTranspose},
            {"Gemm", "Linear", firstInput, gemm},
            {"MatMul", "Linear", computedInputs, matMul},
            {"MaxPool", "MaxPool1d, MaxPool2d, MaxPool3d", firstInput, maxPool},
            {"AveragePool", "AvgPool1d, AvgPool2d, AvgPool3d", averageInput, averagePool},
            {"GlobalAveragePool", "AdaptiveAvgPool2d", firstInput, globalAveragePool}};
}

} // namespace vitrine
