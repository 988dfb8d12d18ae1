#include "core/blocks/support/CompositeBlock.h"
#include "core/blocks/support/DetectionParameters.h"
#include "core/blocks/support/ShapeCheck.h"

namespace vitrine {
namespace {

/// YOLOX's Bottleneck: 1×1 to hidden = int(out_channels · expansion) channels (`conv1`), 3×3 to out_channels (`conv2`),
/// plus the input where `shortcut` is on and it has as many channels. x [N, C, H, W] → [N, K, H, W].
class Bottleneck : public CompositeBlock {
public:
    std::string type() const override { return "Bottleneck"; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT(
            "core", "Squeezes the channels with 1×1, convolves 3×3, and adds the input: a residual unit."));
    }
    const std::vector<ParameterSpec> &parameters() const override { return m_parameters; }
    void check(const Params &params, const std::string &blockId, std::vector<Problem> &problems) const override
    {
        checkExpansion(params, type(), blockId, problems);
    }

    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    Expansion expand(const Params &params, std::span<const Shape> inputs) const override;

protected:
    std::string flow() const override { return "y = x + conv2(conv1(x))"; }

private:
    std::vector<ParameterSpec> m_parameters = {outChannelsSpec(), shortcutSpec(), expansionSpec(), depthwiseSpec(),
                                               actSpec()};
};

Result<std::vector<Shape>> Bottleneck::outputShapes(const Params &params, std::span<const Shape> inputs) const
{
    if (Result<void> ranked = needSpatial(type(), inputs[0], 2); !ranked)
        return ranked.error();

    return std::vector<Shape>{{inputs[0][0], params.integer("out_channels"), inputs[0][2], inputs[0][3]}};
}

Expansion Bottleneck::expand(const Params &params, std::span<const Shape> inputs) const
{
    const std::int64_t channels = params.integer("out_channels");
    const std::string &act = params.choice("act");
    CompositeBuilder parts(1);
    const Endpoint conv1 = parts.add(
        "conv1", "BaseConv",
        {{"out_channels", scaledChannels(channels, params.real("expansion"))}, {"kernel_size", 1}, {"act", act}},
        parts.input());
    const Endpoint conv2 = parts.add("conv2", params.boolean("depthwise") ? "DWConv" : "BaseConv",
                                     {{"out_channels", channels}, {"kernel_size", 3}, {"act", act}}, conv1);
    if (!params.boolean("shortcut") || inputs[0][1] != channels)
        return std::move(parts).finish({conv2});
    return std::move(parts).finish({parts.add("add", "Add", {}, {conv2, parts.input()})});
}

} // namespace

std::unique_ptr<BlockKind> makeBottleneck()
{
    return std::make_unique<Bottleneck>();
}

} // namespace vitrine
