#include "core/blocks/support/DetectionParameters.h"

#include <cmath>

namespace vitrine {
namespace {

using Type = ParameterSpec::Type;

ParameterSpec booleanSpec(const char *name, bool defaultValue, Message help)
{
    return {.name = name, .type = Type::Boolean, .defaultValue = defaultValue, .help = std::move(help)};
}

} // namespace

ParameterSpec outChannelsSpec()
{
    return {.name = "out_channels",
            .type = Type::Integer,
            .help = Message::of(VITRINE_TEXT("core", "Channels of the output.")),
            .min = 1,
            .max = 1 << 20,
            .required = true};
}

ParameterSpec kernelSizeSpec(ParamValue defaultValue)
{
    const bool required = std::holds_alternative<std::monostate>(defaultValue);
    return {.name = "kernel_size",
            .type = Type::Integer,
            .defaultValue = std::move(defaultValue),
            .help =
                Message::of(VITRINE_TEXT("core", "Height and width of a kernel; the padding is (kernel_size − 1)/2.")),
            .min = 1,
            .max = 1 << 12,
            .required = required};
}

ParameterSpec strideSpec()
{
    return {.name = "stride",
            .type = Type::Integer,
            .defaultValue = std::int64_t(1),
            .help = Message::of(VITRINE_TEXT("core", "Step from one place of the kernel on the input to the next.")),
            .min = 1,
            .max = 1 << 12};
}

ParameterSpec actSpec(const std::string &defaultValue, bool withNone)
{
    ParameterSpec spec = {.name = "act",
                          .type = Type::Choice,
                          .defaultValue = defaultValue,
                          .help = Message::of(VITRINE_TEXT("core", "Activation; lrelu has the slope 0.1.")),
                          .choices = {"silu", "lrelu", "relu"}};
    if (withNone)
        spec.choices.push_back("none");
    return spec;
}

ParameterSpec shortcutSpec()
{
    return booleanSpec(
        "shortcut", true,
        Message::of(VITRINE_TEXT("core", "Adds the input to the output where they have as many channels.")));
}

ParameterSpec expansionSpec()
{
    return {.name = "expansion",
            .type = Type::Real,
            .defaultValue = 0.5,
            .help = Message::of(VITRINE_TEXT("core", "Hidden channels as a share of the output's.")),
            .min = 0,
            .max = 16};
}

ParameterSpec depthwiseSpec()
{
    return booleanSpec(
        "depthwise", false,
        Message::of(VITRINE_TEXT("core", "3×3 convolutions channel by channel, followed by 1×1: far fewer weights.")));
}

ParameterSpec depthSpec(const std::string &name)
{
    return {.name = name,
            .type = Type::Real,
            .defaultValue = 1.0,
            .help = Message::of(
                VITRINE_TEXT("core", "Multiplies the number of blocks in a row; 0.33 for Nano, Tiny and S.")),
            .min = 0,
            .max = 8};
}

ParameterSpec widthSpec(const std::string &name)
{
    return {.name = name,
            .type = Type::Real,
            .defaultValue = 1.0,
            .help = Message::of(VITRINE_TEXT("core", "Multiplies the number of channels; 0.25 for Nano, 0.5 for S.")),
            .min = 1.0 / 64,
            .max = 16};
}

ParameterSpec numClassesSpec()
{
    return {.name = "num_classes",
            .type = Type::Integer,
            .defaultValue = std::int64_t(80),
            .help = Message::of(VITRINE_TEXT("core", "Number of classes that it tells apart.")),
            .min = 1,
            .max = 1 << 16};
}

ParameterSpec darknetDepthSpec()
{
    return {.name = "depth",
            .type = Type::Integer,
            .defaultValue = std::int64_t(53),
            .help = Message::of(VITRINE_TEXT("core", "Number of convolutions: 53 or 21.")),
            .min = 21,
            .max = 53};
}

void checkDarknetDepth(const Params &params, const std::string &type, const std::string &blockId,
                       std::vector<Problem> &problems)
{
    const std::int64_t depth = params.integer("depth");
    if (depth != 21 && depth != 53)
        problems.push_back(
            {blockId, "depth",
             Message::of(VITRINE_TEXT("core", "Block \"%1\" (%2): parameter \"depth\" is %3; it must be 21 or 53."),
                         blockId, type, depth)});
}

void checkExpansion(const Params &params, const std::string &type, const std::string &blockId,
                    std::vector<Problem> &problems)
{
    const std::int64_t channels = params.integer("out_channels");
    if (scaledChannels(channels, params.real("expansion")) < 1)
        problems.push_back({blockId, "expansion",
                            Message::of(VITRINE_TEXT("core",
                                                     "Block \"%1\" (%2): parameter \"expansion\" is %3; of %4 "
                                                     "channels that leaves none. It must be at least 1/%4."),
                                        blockId, type, params.real("expansion"), channels)});
}

std::int64_t scaledChannels(std::int64_t channels, double factor)
{
    return static_cast<std::int64_t>(static_cast<double>(channels) * factor);
}

std::int64_t scaledDepth(double depth)
{
    return std::llrint(depth * 3); // the default rounding mode takes halves to the even number, as Python's round()
}

} // namespace vitrine
