#include "core/labs/ConvSetting.h"

#include "core/blocks/support/ConvParameters.h"

#include <algorithm>
#include <numeric>

namespace vitrine {

namespace {

constexpr std::string_view separableType = "DepthwiseSeparableConv2d";

ParamValue valueOf(const std::vector<std::int64_t> &numbers)
{
    const bool areEqual = std::equal(numbers.begin() + 1, numbers.end(), numbers.begin());
    return areEqual ? ParamValue(numbers.front()) : ParamValue(numbers);
}

using Parameters = std::map<std::string, ParamValue, std::less<>>;

/// What all kinds have; what has its default is left out, as people write it.
Parameters commonParameters(const ConvSetting &setting)
{
    Parameters parameters = {{"out_channels", setting.outChannels}, {"kernel_size", valueOf(setting.kernel)}};
    const std::vector<std::int64_t> ones(setting.dimensions(), 1), zeros(setting.dimensions(), 0);
    if (setting.stride != ones)
        parameters.emplace("stride", valueOf(setting.stride));
    if (setting.isSame && setting.kind != ConvSetting::Kind::Transposed)
        parameters.emplace("padding", std::string("same"));
    else if (setting.padding != zeros)
        parameters.emplace("padding", valueOf(setting.padding));
    if (setting.dilation != ones)
        parameters.emplace("dilation", valueOf(setting.dilation));
    if (!setting.bias)
        parameters.emplace("bias", false);
    return parameters;
}

std::string typeOf(const ConvSetting &setting)
{
    const std::string end = std::to_string(setting.dimensions()) + "d";
    switch (setting.kind) {
    case ConvSetting::Kind::Plain:
        return "Conv" + end;
    case ConvSetting::Kind::Transposed:
        return "ConvTranspose" + end;
    case ConvSetting::Kind::Separable:
        return setting.dimensions() == 2 ? std::string(separableType) : std::string();
    }
    return {};
}

Connection between(const std::string &from, const std::string &to)
{
    return {{from, 0}, {to, 0}, {}};
}

} // namespace

bool isConvType(std::string_view type)
{
    for (const std::string_view start : {"Conv", "ConvTranspose"})
        if (type.starts_with(start) && type.size() == start.size() + 2 && type.back() == 'd')
            return true;
    return type == separableType;
}

ConvSetting convSettingOf(std::string_view type, const Params &params)
{
    ConvSetting setting;
    setting.outChannels = params.integer("out_channels");
    setting.kernel = params.integers("kernel_size");
    setting.stride = params.integers("stride");
    setting.dilation = params.integers("dilation");
    setting.bias = params.boolean("bias");
    setting.outputPadding.assign(setting.kernel.size(), 0);
    if (type.starts_with("ConvTranspose")) {
        setting.kind = ConvSetting::Kind::Transposed;
        setting.padding = params.integers("padding");
        setting.outputPadding = params.integers("output_padding");
    } else {
        const ConvAttributes geometry = convGeometry(params);
        setting.padding = geometry.padding;
        setting.isSame = geometry.same;
    }
    if (type == separableType)
        setting.kind = ConvSetting::Kind::Separable;
    else
        setting.groups = params.integer("groups");
    return setting;
}

Block blockOf(const ConvSetting &setting, const std::string &id)
{
    Block block;
    block.id = id;
    block.type = typeOf(setting);
    block.params = commonParameters(setting);
    if (setting.groups != 1 && setting.kind != ConvSetting::Kind::Separable)
        block.params.emplace("groups", setting.groups);
    const std::vector<std::int64_t> zeros(setting.dimensions(), 0);
    if (setting.kind == ConvSetting::Kind::Transposed && setting.outputPadding != zeros)
        block.params.emplace("output_padding", valueOf(setting.outputPadding));
    return block;
}

Network convTrial(const ConvSetting &setting, const Shape &input)
{
    Network network;
    network.blocks.push_back({"input", "Input", {{"shape", Shape(input.begin() + 1, input.end())}}, {}, {}});
    if (setting.kind != ConvSetting::Kind::Separable) {
        network.blocks.push_back(blockOf(setting, "conv"));
        network.connections.push_back(between("input", "conv"));
        return network;
    }
    ConvSetting depthwise = setting, pointwise = setting;
    depthwise.kind = pointwise.kind = ConvSetting::Kind::Plain;
    depthwise.outChannels = depthwise.groups = input[1];
    const std::vector<std::int64_t> ones(setting.dimensions(), 1), zeros(setting.dimensions(), 0);
    pointwise.kernel = pointwise.stride = pointwise.dilation = ones;
    pointwise.padding = zeros;
    pointwise.isSame = false;
    pointwise.groups = 1;
    network.blocks.push_back(blockOf(depthwise, "depthwise"));
    network.blocks.push_back(blockOf(pointwise, "pointwise"));
    network.connections = {between("input", "depthwise"), between("depthwise", "pointwise")};
    return network;
}

TensorMap trialWeights(const TensorMap &weights, const std::string &path)
{
    TensorMap result;
    const std::string start = path + ".";
    for (auto at = weights.lower_bound(start); at != weights.end() && at->first.starts_with(start); ++at) {
        const std::string name = at->first.substr(start.size());
        const bool isPart = name.starts_with("depthwise.") || name.starts_with("pointwise.");
        result.emplace(isPart ? name : "conv." + name, at->second);
    }
    return result;
}

ConvAttributes attributesOf(const Node &node)
{
    const std::int64_t channels = node.inputShapes[0][1];
    return node.kind->type().starts_with("ConvTranspose") ? convTransposeAttributes(node.params, channels)
                                                          : convAttributes(node.params, channels);
}

Windows windowsOf(const Node &node)
{
    const Shape &in = node.inputShapes[0], &out = node.outputShapes[0];
    const Shape input(in.begin() + 2, in.end()), output(out.begin() + 2, out.end());
    const ConvAttributes attributes = attributesOf(node);
    return node.kind->type().starts_with("ConvTranspose") ? Windows::transposed(attributes, input, output)
                                                          : Windows::convolution(attributes, input, output);
}

Result<ConvCost> costOf(const ConvSetting &setting, const Shape &input)
{
    const GraphResult result = buildGraph(convTrial(setting, input), input[0]);
    if (!result.ok())
        return Error{result.problems.front().message, {}, false};
    ConvCost cost;
    for (const GraphBlock &block : result.graph->blocks) {
        cost.weights += block.learnable;
        cost.macs += block.macs;
    }
    cost.field = windowsOf(result.graph->nodes[1]).field();
    cost.output = result.graph->blocks.back().outputShapes[0];
    return cost;
}

std::string sizeFormula(const ConvSetting &setting)
{
    if (setting.kind == ConvSetting::Kind::Transposed)
        return "(L − 1)·S − 2P + D·(K − 1) + O + 1";
    return setting.isSame ? "⌊(L + D·(K − 1) − D·(K − 1) − 1)/S⌋ + 1" : "⌊(L + 2P − D·(K − 1) − 1)/S⌋ + 1";
}

std::string sizeInNumbers(const ConvSetting &setting, std::size_t d, std::int64_t input)
{
    const std::int64_t k = setting.kernel[d], s = setting.stride[d], p = setting.padding[d],
                       dilation = setting.dilation[d];
    const auto text = [](std::int64_t number) { return std::to_string(number); };
    const std::string reach = text(dilation) + "·(" + text(k) + " − 1)";
    if (setting.kind == ConvSetting::Kind::Transposed) {
        const std::int64_t extra = setting.outputPadding[d];
        const std::int64_t size = (input - 1) * s - 2 * p + dilation * (k - 1) + extra + 1;
        return "(" + text(input) + " − 1)·" + text(s) + " − 2·" + text(p) + " + " + reach + " + " + text(extra)
            + " + 1 = " + text(size);
    }
    const std::string padding = setting.isSame ? reach : "2·" + text(p);
    const std::int64_t room = input + (setting.isSame ? dilation * (k - 1) : 2 * p) - dilation * (k - 1) - 1;
    const std::int64_t size = room < 0 ? 0 : room / s + 1;
    return "⌊(" + text(input) + " + " + padding + " − " + reach + " − 1)/" + text(s) + "⌋ + 1 = " + text(size);
}

std::optional<ConvSetting> variantOf(const ConvSetting &setting, ConvVariant variant, std::int64_t inChannels)
{
    ConvSetting result = setting;
    const bool wasTransposed = setting.kind == ConvSetting::Kind::Transposed;
    result.kind = ConvSetting::Kind::Plain;
    result.groups = 1;
    result.outputPadding.assign(setting.dimensions(), 0);
    result.dilation.assign(setting.dimensions(), 1);
    if (wasTransposed)
        result.isSame = false;
    switch (variant) {
    case ConvVariant::Plain:
        return result;
    case ConvVariant::Dilated:
        result.dilation.assign(setting.dimensions(), 2);
        // The same margin as before around a kernel that reaches further.
        if (!result.isSame)
            for (std::size_t d = 0; d < setting.dimensions(); ++d)
                result.padding[d] += (setting.kernel[d] - 1) / 2;
        return result;
    case ConvVariant::Grouped: {
        const std::int64_t common = std::gcd(inChannels, setting.outChannels);
        for (std::int64_t groups = 2; groups <= common; ++groups)
            if (common % groups == 0) {
                result.groups = groups;
                return result;
            }
        return std::nullopt;
    }
    case ConvVariant::Depthwise:
        if (inChannels == 1 || setting.outChannels % inChannels != 0)
            return std::nullopt;
        result.groups = inChannels;
        return result;
    case ConvVariant::Separable:
        result.kind = ConvSetting::Kind::Separable;
        return result;
    case ConvVariant::Transposed:
        result.kind = ConvSetting::Kind::Transposed;
        result.isSame = false;
        return result;
    }
    return std::nullopt;
}

} // namespace vitrine
