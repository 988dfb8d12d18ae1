#include "core/blocks/support/CompositeBlock.h"
#include "core/blocks/support/DetectionParameters.h"
#include "core/blocks/support/Pyramid.h"

namespace vitrine {
namespace {

/// A light neck with its backbone (`backbone`, a CSPDarknet): a path aggregation network of Ghost bottlenecks (arXiv
/// 1911.11907) instead of CSPLayers, with depthwise 5×5 convolutions to halve. All levels have c = int(256 · width)
/// channels. x [N, C, H, W] → [N, c, H/8, W/8], [N, c, H/16, W/16], [N, c, H/32, W/32].
class YOLOGhostPAN : public CompositeBlock {
public:
    std::string type() const override { return "YOLOGhostPAN"; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT(
            "core",
            "A light neck: features go down and up the pyramid through Ghost bottlenecks. Holds the backbone."));
    }
    const std::vector<ParameterSpec> &parameters() const override { return m_parameters; }
    int outputCount(const Params &) const override { return 3; }
    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    Expansion expand(const Params &params, std::span<const Shape> inputs) const override;

protected:
    std::string flow() const override { return "p3, p4, p5 = ghostpan(backbone(x))"; }

private:
    std::vector<ParameterSpec> m_parameters = {depthSpec("depth"), widthSpec("width"), depthwiseSpec(), actSpec()};
};

Result<std::vector<Shape>> YOLOGhostPAN::outputShapes(const Params &params, std::span<const Shape> inputs) const
{
    const std::int64_t channels = scaledChannels(256, params.real("width"));
    return meetingPyramidShapes(type(), inputs[0], {channels, channels, channels}, true);
}

Expansion YOLOGhostPAN::expand(const Params &params, std::span<const Shape>) const
{
    const std::int64_t channels = scaledChannels(256, params.real("width"));
    const std::string &act = params.choice("act");
    CompositeBuilder parts(1);
    const Endpoint backbone = parts.add("backbone", "CSPDarknet",
                                        {{"dep_mul", params.real("depth")},
                                         {"wid_mul", params.real("width")},
                                         {"depthwise", params.boolean("depthwise")},
                                         {"act", act}},
                                        parts.input());
    std::vector<Endpoint> levels; // fine to coarse, all with as many channels
    for (int i = 0; i < 3; ++i)
        levels.push_back(parts.add("reduce_layers." + std::to_string(i), "BaseConv",
                                   {{"out_channels", channels}, {"kernel_size", 1}, {"act", act}},
                                   {backbone.block, i}));
    const auto mix = [&](const std::string &id, const Endpoint &first, const Endpoint &second) {
        const Endpoint both = parts.add("cat_" + id, "Concat", {{"dim", 1}}, {first, second});
        return parts.add(id, "GhostBottleneck", {{"out_channels", channels}, {"kernel_size", 5}, {"act", act}}, both);
    };
    const auto halve = [&](std::string id, const Endpoint &from) {
        return parts.add(std::move(id), "DWConv",
                         {{"out_channels", channels}, {"kernel_size", 5}, {"stride", 2}, {"act", act}}, from);
    };
    const Endpoint p4 = mix("top_down_blocks.0", parts.addUpsample("upsample0", levels[2]), levels[1]);
    const Endpoint p3 = mix("top_down_blocks.1", parts.addUpsample("upsample1", p4), levels[0]);
    const Endpoint n4 = mix("bottom_up_blocks.0", halve("downsamples.0", p3), p4);
    const Endpoint n5 = mix("bottom_up_blocks.1", halve("downsamples.1", n4), levels[2]);
    return std::move(parts).finish({p3, n4, n5});
}

} // namespace

std::unique_ptr<BlockKind> makeYOLOGhostPAN()
{
    return std::make_unique<YOLOGhostPAN>();
}

} // namespace vitrine
