#include "core/blocks/support/CompositeBlock.h"
#include "core/blocks/support/DetectionParameters.h"
#include "core/blocks/support/ShapeCheck.h"

namespace vitrine {
namespace {

ParameterSpec hiddenChannelsSpec()
{
    return {.name = "hidden_channels",
            .type = ParameterSpec::Type::Integer,
            .help = Message::of(
                VITRINE_TEXT("core", "Channels between the two Ghost modules; null: as many as the output has.")),
            .min = 1,
            .max = 1 << 20,
            .nullable = true};
}

/// GhostNet's bottleneck (arXiv 1911.11907, without squeeze-and-excitation): a Ghost module widens (`ghost1`), with a
/// stride a depthwise convolution shrinks the map (`conv_dw`, `bn_dw`), a second Ghost module without activation
/// narrows (`ghost2`); plus the input, which goes through a depthwise and a 1×1 convolution (`shortcut.0` … `.3`) where
/// its shape is another. x [N, C, H, W] → [N, K, H′, W′].
class GhostBottleneck : public CompositeBlock {
public:
    std::string type() const override { return "GhostBottleneck"; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT("core", "A residual unit of two Ghost modules."));
    }
    const std::vector<ParameterSpec> &parameters() const override { return m_parameters; }
    void check(const Params &params, const std::string &blockId, std::vector<Problem> &problems) const override;

    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    Expansion expand(const Params &params, std::span<const Shape> inputs) const override;

protected:
    std::string flow() const override { return "y = shortcut(x) + ghost2(bn_dw(conv_dw(ghost1(x))))"; }

private:
    std::vector<ParameterSpec> m_parameters = {outChannelsSpec(), hiddenChannelsSpec(), kernelSizeSpec(std::int64_t(3)),
                                               strideSpec(), actSpec("relu")};
};

void GhostBottleneck::check(const Params &params, const std::string &blockId, std::vector<Problem> &problems) const
{
    if (params.integer("kernel_size") % 2 == 0)
        problems.push_back(
            {blockId, "kernel_size",
             Message::of(VITRINE_TEXT("core", "Block \"%1\" (%2): parameter \"kernel_size\" is %3; it must be odd."),
                         blockId, type(), params.integer("kernel_size"))});
}

Result<std::vector<Shape>> GhostBottleneck::outputShapes(const Params &params, std::span<const Shape> inputs) const
{
    if (Result<void> ranked = needSpatial(type(), inputs[0], 2); !ranked)
        return ranked.error();

    const std::int64_t stride = params.integer("stride");
    return std::vector<Shape>{
        convolvedShape(inputs[0], params.integer("out_channels"), params.integer("kernel_size"), stride)};
}

Expansion GhostBottleneck::expand(const Params &params, std::span<const Shape> inputs) const
{
    const std::int64_t channels = params.integer("out_channels");
    const std::int64_t hidden = params.isNull("hidden_channels") ? channels : params.integer("hidden_channels");
    const std::int64_t stride = params.integer("stride");
    CompositeBuilder parts(1);
    const auto depthwise = [&](std::string id, std::int64_t count, const Endpoint &from) {
        return parts.add(std::move(id), "Conv2d",
                         {{"out_channels", count},
                          {"kernel_size", params.integer("kernel_size")},
                          {"stride", stride},
                          {"padding", (params.integer("kernel_size") - 1) / 2},
                          {"groups", count},
                          {"bias", false}},
                         from);
    };
    Endpoint main =
        parts.add("ghost1", "GhostModule", {{"out_channels", hidden}, {"act", params.choice("act")}}, parts.input());
    if (stride > 1)
        main = parts.addNorm("bn_dw", depthwise("conv_dw", hidden, main));
    main = parts.add("ghost2", "GhostModule", {{"out_channels", channels}, {"act", "none"}}, main);

    Endpoint shortcut = parts.input();
    if (stride > 1 || inputs[0][1] != channels) {
        shortcut = parts.addNorm("shortcut.1", depthwise("shortcut.0", inputs[0][1], shortcut));
        shortcut = parts.add("shortcut.2", "Conv2d", {{"out_channels", channels}, {"kernel_size", 1}, {"bias", false}},
                             shortcut);
        shortcut = parts.addNorm("shortcut.3", shortcut);
    }
    return std::move(parts).finish({parts.add("add", "Add", {}, {main, shortcut})});
}

} // namespace

std::unique_ptr<BlockKind> makeGhostBottleneck()
{
    return std::make_unique<GhostBottleneck>();
}

} // namespace vitrine
