#include "core/blocks/support/CompositeBlock.h"
#include "core/blocks/support/DetectionParameters.h"
#include "core/blocks/support/Pyramid.h"

namespace vitrine {
namespace {

/// YOLOX's neck with its backbone (`backbone`, a CSPDarknet): features go down the pyramid by upsampling and up again
/// by halving convolutions, stacked with what they meet and mixed by CSPLayers. x [N, C, H, W] → [N, 256w, H/8, W/8],
/// [N, 512w, H/16, W/16], [N, 1024w, H/32, W/32]. Path aggregation, arXiv 1803.01534.
class YOLOPAFPN : public CompositeBlock {
public:
    std::string type() const override { return "YOLOPAFPN"; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT(
            "core", "YOLOX's neck: mixes coarse and fine features downwards and upwards again. Holds the backbone."));
    }
    const std::vector<ParameterSpec> &parameters() const override { return m_parameters; }
    int outputCount(const Params &) const override { return 3; }
    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    Expansion expand(const Params &params, std::span<const Shape> inputs) const override;

protected:
    std::string flow() const override { return "p3, p4, p5 = pan(backbone(x))"; }

private:
    std::vector<ParameterSpec> m_parameters = {depthSpec("depth"), widthSpec("width"), depthwiseSpec(), actSpec()};
};

Result<std::vector<Shape>> YOLOPAFPN::outputShapes(const Params &params, std::span<const Shape> inputs) const
{
    const double width = params.real("width");
    return meetingPyramidShapes(
        type(), inputs[0], {scaledChannels(256, width), scaledChannels(512, width), scaledChannels(1024, width)}, true);
}

Expansion YOLOPAFPN::expand(const Params &params, std::span<const Shape>) const
{
    const double width = params.real("width");
    const bool depthwise = params.boolean("depthwise");
    const std::string &act = params.choice("act");
    CompositeBuilder parts(1);
    const auto pointwise = [&](std::string id, std::int64_t channels, const Endpoint &from) {
        return parts.add(std::move(id), "BaseConv",
                         {{"out_channels", scaledChannels(channels, width)}, {"kernel_size", 1}, {"act", act}}, from);
    };
    const auto halve = [&](std::string id, std::int64_t channels, const Endpoint &from) {
        return parts.add(
            std::move(id), depthwise ? "DWConv" : "BaseConv",
            {{"out_channels", scaledChannels(channels, width)}, {"kernel_size", 3}, {"stride", 2}, {"act", act}}, from);
    };
    const auto mix = [&](const std::string &id, std::int64_t channels, const Endpoint &first, const Endpoint &second) {
        const Endpoint both = parts.add("cat_" + id, "Concat", {{"dim", 1}}, {first, second});
        return parts.add(id, "CSPLayer",
                         {{"out_channels", scaledChannels(channels, width)},
                          {"n", scaledDepth(params.real("depth"))},
                          {"shortcut", false},
                          {"depthwise", depthwise},
                          {"act", act}},
                         both);
    };
    const Endpoint backbone = parts.add(
        "backbone", "CSPDarknet",
        {{"dep_mul", params.real("depth")}, {"wid_mul", width}, {"depthwise", depthwise}, {"act", act}}, parts.input());
    const Endpoint fine = backbone;
    const Endpoint middle = {backbone.block, 1};
    const Endpoint coarse = {backbone.block, 2};

    const Endpoint lateral = pointwise("lateral_conv0", 512, coarse);
    const Endpoint p4 = mix("C3_p4", 512, parts.addUpsample("upsample0", lateral), middle);
    const Endpoint reduced = pointwise("reduce_conv1", 256, p4);
    const Endpoint p3 = mix("C3_p3", 256, parts.addUpsample("upsample1", reduced), fine);
    const Endpoint n3 = mix("C3_n3", 512, halve("bu_conv2", 256, p3), reduced);
    const Endpoint n4 = mix("C3_n4", 1024, halve("bu_conv1", 512, n3), lateral);
    return std::move(parts).finish({p3, n3, n4});
}

} // namespace

std::unique_ptr<BlockKind> makeYOLOPAFPN()
{
    return std::make_unique<YOLOPAFPN>();
}

} // namespace vitrine
