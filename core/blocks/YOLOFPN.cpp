#include "core/blocks/support/CompositeBlock.h"
#include "core/blocks/support/DetectionParameters.h"
#include "core/blocks/support/Pyramid.h"

namespace vitrine {
namespace {

/// YOLOv3's neck with its backbone (`backbone`, a Darknet), as in YOLOX: features go down the pyramid by upsampling,
/// stacked with what they meet and mixed by five convolutions. x [N, C, H, W] → [N, 128, H/8, W/8], [N, 256, H/16,
/// W/16], [N, 512, H/32, W/32]. Feature pyramids, arXiv 1612.03144.
class YOLOFPN : public CompositeBlock {
public:
    std::string type() const override { return "YOLOFPN"; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT(
            "core", "YOLOv3's neck: brings coarse features down to the finer ones. Holds the backbone Darknet53."));
    }
    const std::vector<ParameterSpec> &parameters() const override { return m_parameters; }
    int outputCount(const Params &) const override { return 3; }
    void check(const Params &params, const std::string &blockId, std::vector<Problem> &problems) const override;
    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    Expansion expand(const Params &params, std::span<const Shape> inputs) const override;

protected:
    std::string flow() const override { return "p3, p4, p5 = fpn(backbone(x))"; }

private:
    /// Five convolutions, 1×1 and 3×3 in turn, that end with `channels` channels.
    static Endpoint addEmbedding(CompositeBuilder &parts, const std::string &id, std::int64_t channels,
                                 const Endpoint &from);

    std::vector<ParameterSpec> m_parameters = {darknetDepthSpec()};
};

void YOLOFPN::check(const Params &params, const std::string &blockId, std::vector<Problem> &problems) const
{
    checkDarknetDepth(params, type(), blockId, problems);
}

Result<std::vector<Shape>> YOLOFPN::outputShapes(const Params &, std::span<const Shape> inputs) const
{
    return meetingPyramidShapes(type(), inputs[0], {128, 256, 512}, false);
}

Endpoint YOLOFPN::addEmbedding(CompositeBuilder &parts, const std::string &id, std::int64_t channels,
                               const Endpoint &from)
{
    Endpoint last = from;
    for (int i = 0; i < 5; ++i) {
        const bool wide = i % 2 != 0;
        last = parts.add(
            id + "." + std::to_string(i), "BaseConv",
            {{"out_channels", wide ? channels * 2 : channels}, {"kernel_size", wide ? 3 : 1}, {"act", "lrelu"}}, last);
    }
    return last;
}

Expansion YOLOFPN::expand(const Params &params, std::span<const Shape>) const
{
    CompositeBuilder parts(1);
    const Endpoint backbone = parts.add("backbone", "Darknet", {{"depth", params.integer("depth")}}, parts.input());
    const auto descend = [&](const std::string &id, std::int64_t channels, const Endpoint &coarse,
                             const Endpoint &fine) {
        const Endpoint narrow = parts.add(
            id + "_cbl", "BaseConv", {{"out_channels", channels / 2}, {"kernel_size", 1}, {"act", "lrelu"}}, coarse);
        const Endpoint both =
            parts.add("cat_" + id, "Concat", {{"dim", 1}}, {parts.addUpsample("upsample_" + id, narrow), fine});
        return addEmbedding(parts, id, channels / 2, both);
    };
    const Endpoint coarse = {backbone.block, 2};
    const Endpoint p4 = descend("out1", 512, coarse, {backbone.block, 1});
    const Endpoint p3 = descend("out2", 256, p4, backbone);
    return std::move(parts).finish({p3, p4, coarse});
}

} // namespace

std::unique_ptr<BlockKind> makeYOLOFPN()
{
    return std::make_unique<YOLOFPN>();
}

} // namespace vitrine
