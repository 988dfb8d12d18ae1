#include "core/blocks/support/CompositeBlock.h"
#include "core/blocks/support/DetectionParameters.h"
#include "core/blocks/support/ShapeCheck.h"

namespace vitrine {
namespace {

ParameterSpec ratioSpec()
{
    return {.name = "ratio",
            .type = ParameterSpec::Type::Integer,
            .defaultValue = std::int64_t(2),
            .help = Message::of(VITRINE_TEXT("core", "One of so many channels is made by the ordinary convolution.")),
            .min = 2,
            .max = 64};
}

ParameterSpec dwSizeSpec()
{
    return {.name = "dw_size",
            .type = ParameterSpec::Type::Integer,
            .defaultValue = std::int64_t(3),
            .help = Message::of(VITRINE_TEXT("core", "Size of the cheap depthwise kernels; odd.")),
            .min = 1,
            .max = 1 << 12};
}

/// GhostNet's Ghost module (arXiv 1911.11907): an ordinary convolution makes 1/ratio of the channels (`primary_conv`),
/// a cheap depthwise one makes the rest from those (`cheap_operation`). Children as in GhostNet's own code,
/// "primary_conv.0" the convolution, ".1" its batch norm. x [N, C, H, W] → [N, K, H′, W′].
class GhostModule : public CompositeBlock {
public:
    std::string type() const override { return "GhostModule"; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT(
            "core",
            "Makes a part of the channels by convolution, and the rest from those by cheap depthwise kernels."));
    }
    const std::vector<ParameterSpec> &parameters() const override { return m_parameters; }
    void check(const Params &params, const std::string &blockId, std::vector<Problem> &problems) const override;

    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    Expansion expand(const Params &params, std::span<const Shape> inputs) const override;

protected:
    std::string flow() const override
    {
        return "y = concat(p, cheap_operation(p))[:out_channels], p = primary_conv(x)";
    }

private:
    std::vector<ParameterSpec> m_parameters = {outChannelsSpec(), kernelSizeSpec(std::int64_t(1)),
                                               ratioSpec(),       dwSizeSpec(),
                                               strideSpec(),      actSpec("relu", true)};
};

void GhostModule::check(const Params &params, const std::string &blockId, std::vector<Problem> &problems) const
{
    if (params.integer("dw_size") % 2 == 0)
        problems.push_back(
            {blockId, "dw_size",
             Message::of(VITRINE_TEXT("core", "Block \"%1\" (%2): parameter \"dw_size\" is %3; it must be odd."),
                         blockId, type(), params.integer("dw_size"))});
}

Result<std::vector<Shape>> GhostModule::outputShapes(const Params &params, std::span<const Shape> inputs) const
{
    if (Result<void> ranked = needSpatial(type(), inputs[0], 2); !ranked)
        return ranked.error();

    return std::vector<Shape>{convolvedShape(inputs[0], params.integer("out_channels"), params.integer("kernel_size"),
                                             params.integer("stride"))};
}

Expansion GhostModule::expand(const Params &params, std::span<const Shape>) const
{
    const std::int64_t channels = params.integer("out_channels");
    const std::int64_t ratio = params.integer("ratio");
    const std::int64_t primaryChannels = (channels + ratio - 1) / ratio;
    const std::int64_t kernel = params.integer("kernel_size");
    const std::int64_t cheapKernel = params.integer("dw_size");
    const std::string &act = params.choice("act");

    CompositeBuilder parts(1);
    const Endpoint primaryConv = parts.add("primary_conv.0", "Conv2d",
                                           {{"out_channels", primaryChannels},
                                            {"kernel_size", kernel},
                                            {"stride", params.integer("stride")},
                                            {"padding", (kernel - 1) / 2},
                                            {"bias", false}},
                                           parts.input());
    const Endpoint primary = parts.addActivation("primary_conv.2", act, parts.addNorm("primary_conv.1", primaryConv));
    const Endpoint cheapConv = parts.add("cheap_operation.0", "Conv2d",
                                         {{"out_channels", primaryChannels * (ratio - 1)},
                                          {"kernel_size", cheapKernel},
                                          {"padding", cheapKernel / 2},
                                          {"groups", primaryChannels},
                                          {"bias", false}},
                                         primary);
    const Endpoint cheap = parts.addActivation("cheap_operation.2", act, parts.addNorm("cheap_operation.1", cheapConv));
    const Endpoint all = parts.add("all", "Concat", {{"dim", 1}}, {primary, cheap});
    if (primaryChannels * ratio == channels)
        return std::move(parts).finish({all});
    return std::move(parts).finish({parts.add("first", "Slice", {{"dim", 1}, {"end", channels}}, all)});
}

} // namespace

std::unique_ptr<BlockKind> makeGhostModule()
{
    return std::make_unique<GhostModule>();
}

} // namespace vitrine
