#include "core/blocks/support/ConvParameters.h"

#include <algorithm>
#include <cmath>

namespace vitrine {
namespace {

using Type = ParameterSpec::Type;

constexpr double maxChannels = 1 << 20;
constexpr double maxReach = 1 << 16; // of kernels, strides, paddings, dilations; keeps the arithmetic far from overflow

ParameterSpec channelsSpec()
{
    return {.name = "out_channels",
            .type = Type::Integer,
            .defaultValue = std::monostate(),
            .help = Message::of(VITRINE_TEXT("core", "Number of kernels, and so of channels of the output")),
            .min = 1,
            .max = maxChannels,
            .required = true};
}

ParameterSpec spatialSpec(const char *name, int dimensions, std::int64_t min, ParamValue defaultValue, Message help)
{
    return {.name = name,
            .type = Type::Integers,
            .defaultValue = std::move(defaultValue),
            .help = std::move(help),
            .min = static_cast<double>(min),
            .max = maxReach,
            .count = dimensions};
}

ParameterSpec kernelSpec(int dimensions)
{
    ParameterSpec spec = spatialSpec("kernel_size", dimensions, 1, std::monostate(),
                                     Message::of(VITRINE_TEXT("core", "Size of a kernel")));
    spec.required = true;
    return spec;
}

ParameterSpec strideSpec(int dimensions, Message help)
{
    return spatialSpec("stride", dimensions, 1, std::int64_t(1), std::move(help));
}

ParameterSpec paddingSpec(int dimensions, Message help)
{
    return spatialSpec("padding", dimensions, 0, std::int64_t(0), std::move(help));
}

ParameterSpec dilationSpec(int dimensions)
{
    return spatialSpec("dilation", dimensions, 1, std::int64_t(1),
                       Message::of(VITRINE_TEXT("core", "Distance between neighbouring places of a kernel")));
}

ParameterSpec paddingModeSpec()
{
    return {.name = "padding_mode",
            .type = Type::Choice,
            .defaultValue = std::string("zeros"),
            .help = Message::of(VITRINE_TEXT("core", "What the padding is filled with")),
            .choices = {"zeros"}};
}

} // namespace

ParameterSpec groupsSpec()
{
    return {
        .name = "groups",
        .type = Type::Integer,
        .defaultValue = std::int64_t(1),
        .help = Message::of(VITRINE_TEXT(
            "core", "Number of groups that the channels are split into; must divide the channels of input and output")),
        .min = 1,
        .max = maxChannels};
}

ParameterSpec biasSpec(bool defaultValue)
{
    return {.name = "bias",
            .type = Type::Boolean,
            .defaultValue = defaultValue,
            .help = Message::of(VITRINE_TEXT("core", "Adds a learnable number to each channel of the output"))};
}

std::vector<ParameterSpec> convParameters(int dimensions, bool withGroups)
{
    ParameterSpec padding =
        paddingSpec(dimensions,
                    Message::of(VITRINE_TEXT(
                        "core", "Zeros added at each side, or \"same\" (as large as the input), \"valid\" (none)")));
    padding.choices = {"same", "valid"};
    std::vector<ParameterSpec> specs = {
        channelsSpec(), kernelSpec(dimensions),
        strideSpec(dimensions,
                   Message::of(VITRINE_TEXT("core", "Step from one place of the kernel on the input to the next"))),
        std::move(padding), dilationSpec(dimensions)};
    if (withGroups)
        specs.push_back(groupsSpec());
    specs.push_back(biasSpec(true));
    specs.push_back(paddingModeSpec());
    return specs;
}

std::vector<ParameterSpec> convTransposeParameters(int dimensions)
{
    return {
        channelsSpec(),
        kernelSpec(dimensions),
        strideSpec(dimensions,
                   Message::of(VITRINE_TEXT("core", "Step on the output from one place of the kernel to the next"))),
        paddingSpec(dimensions,
                    Message::of(VITRINE_TEXT("core", "Rows and columns cut off at each side of the output"))),
        spatialSpec("output_padding", dimensions, 0, std::int64_t(0),
                    Message::of(VITRINE_TEXT(
                        "core", "Added to one side of the output's size; must be smaller than stride or dilation"))),
        groupsSpec(),
        biasSpec(true),
        dilationSpec(dimensions),
        paddingModeSpec()};
}

void checkSamePadding(const Params &params, const std::string &blockId, std::vector<Problem> &problems)
{
    if (params.word("padding") == "same") {
        const std::vector<std::int64_t> stride = params.integers("stride");
        if (std::any_of(stride.begin(), stride.end(), [](std::int64_t step) { return step != 1; }))
            problems.push_back(
                {blockId, "padding",
                 Message::of(
                     VITRINE_TEXT(
                         "core",
                         "Block \"%1\": parameter \"padding\" is \"same\"; that needs \"stride\" 1, which is %2."),
                     blockId, toString(params.value("stride")))});
    }
}

void checkGroups(const Params &params, const std::string &blockId, std::vector<Problem> &problems)
{
    const std::int64_t channels = params.integer("out_channels");
    const std::int64_t groups = params.integer("groups");
    if (channels % groups != 0)
        problems.push_back(
            {blockId, "groups",
             Message::of(
                 VITRINE_TEXT(
                     "core", "Block \"%1\": parameter \"groups\" is %2; it must divide \"out_channels\", which is %3."),
                 blockId, groups, channels)});
}

void checkConv(const Params &params, const std::string &blockId, std::vector<Problem> &problems)
{
    checkSamePadding(params, blockId, problems);
    checkGroups(params, blockId, problems);
}

void checkConvTranspose(const Params &params, const std::string &blockId, std::vector<Problem> &problems)
{
    checkGroups(params, blockId, problems);
    const std::vector<std::int64_t> extra = params.integers("output_padding");
    const std::vector<std::int64_t> stride = params.integers("stride");
    const std::vector<std::int64_t> dilation = params.integers("dilation");
    for (std::size_t d = 0; d < extra.size(); ++d) {
        const std::int64_t limit = std::max(stride[d], dilation[d]);
        if (extra[d] < limit)
            continue;
        problems.push_back(
            {blockId, "output_padding",
             Message::of(VITRINE_TEXT("core",
                                      "Block \"%1\": parameter \"output_padding\" is %2; it must be smaller than the "
                                      "larger of \"stride\" and \"dilation\", %3: 0 to %4."),
                         blockId, extra[d], limit, limit - 1)});
        return;
    }
}

ConvAttributes convGeometry(const Params &params)
{
    ConvAttributes result;
    result.kernel = params.integers("kernel_size");
    result.stride = params.integers("stride");
    result.dilation = params.integers("dilation");
    result.outputPadding.assign(result.kernel.size(), 0);

    const std::string word = params.word("padding");
    if (word.empty()) {
        result.padding = params.integers("padding");
        return result;
    }
    result.same = word == "same";
    for (std::size_t d = 0; d < result.kernel.size(); ++d)
        result.padding.push_back(result.same ? result.dilation[d] * (result.kernel[d] - 1) / 2 : 0);
    return result;
}

ConvAttributes convAttributes(const Params &params, std::int64_t inChannels)
{
    ConvAttributes result = convGeometry(params);
    result.inChannels = inChannels;
    result.outChannels = params.integer("out_channels");
    result.groups = params.integer("groups");
    return result;
}

ConvAttributes convTransposeAttributes(const Params &params, std::int64_t inChannels)
{
    ConvAttributes result;
    result.kernel = params.integers("kernel_size");
    result.stride = params.integers("stride");
    result.padding = params.integers("padding");
    result.dilation = params.integers("dilation");
    result.outputPadding = params.integers("output_padding");
    result.groups = params.integer("groups");
    result.inChannels = inChannels;
    result.outChannels = params.integer("out_channels");
    return result;
}

Result<Shape> convOutputShape(const ConvAttributes &geometry, const Shape &input, std::int64_t channels)
{
    Shape output = {input[0], channels};
    for (std::size_t d = 0; d < geometry.kernel.size(); ++d) {
        const std::int64_t reach = geometry.dilation[d] * (geometry.kernel[d] - 1) + 1;
        const std::int64_t available = input[d + 2] + (geometry.same ? reach - 1 : 2 * geometry.padding[d]);
        if (available < reach)
            return fail(VITRINE_TEXT("core",
                                     "a kernel of size %1 with dilation %2 reaches over %3 values of dimension %4, "
                                     "but the input %5 has only %6 there, padding included."),
                        geometry.kernel[d], geometry.dilation[d], reach, d + 2, toString(input), available);
        output.push_back((available - reach) / geometry.stride[d] + 1);
    }
    return output;
}

Result<void> requireGroups(std::int64_t inChannels, std::int64_t groups)
{
    if (inChannels % groups == 0)
        return {};
    return fail(
        VITRINE_TEXT("core",
                     "parameter \"groups\" is %1 and must divide the number of channels of the input, but that is %2."),
        groups, inChannels);
}

std::vector<WeightSpec> convWeights(const ConvAttributes &attributes, std::int64_t first, std::int64_t second,
                                    bool bias)
{
    Shape shape = {first, second};
    double fanIn = static_cast<double>(second);
    for (const std::int64_t size : attributes.kernel) {
        shape.push_back(size);
        fanIn *= static_cast<double>(size);
    }
    const double bound = 1 / std::sqrt(fanIn);
    std::vector<WeightSpec> specs = {
        {.name = "weight", .shape = std::move(shape), .init = WeightSpec::Init::Uniform, .value = bound}};
    if (bias)
        specs.push_back(
            {.name = "bias", .shape = {attributes.outChannels}, .init = WeightSpec::Init::Uniform, .value = bound});
    return specs;
}

} // namespace vitrine
