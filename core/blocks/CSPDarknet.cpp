#include "core/blocks/support/CompositeBlock.h"
#include "core/blocks/support/DetectionParameters.h"
#include "core/blocks/support/Pyramid.h"

#include <algorithm>

namespace vitrine {
namespace {

/// YOLOX's backbone: a Focus stem and four stages of a halving convolution and a CSPLayer, with spatial pyramid pooling
/// in the last. x [N, C, H, W] → the maps of dark3, dark4 and dark5, [N, 256w, H/8, W/8], [N, 512w, H/16, W/16] and [N,
/// 1024w, H/32, W/32] for wid_mul w; H and W even.
class CSPDarknet : public CompositeBlock {
public:
    std::string type() const override { return "CSPDarknet"; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT(
            "core", "YOLOX's backbone: five stages that each halve the picture; puts out the last three."));
    }
    const std::vector<ParameterSpec> &parameters() const override { return m_parameters; }
    int outputCount(const Params &) const override { return 3; }
    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    Expansion expand(const Params &params, std::span<const Shape> inputs) const override;

protected:
    std::string flow() const override { return "dark3, dark4, dark5 = stages(focus(x))"; }

private:
    std::vector<ParameterSpec> m_parameters = {depthSpec("dep_mul"), widthSpec("wid_mul"), depthwiseSpec(), actSpec()};
};

Result<std::vector<Shape>> CSPDarknet::outputShapes(const Params &params, std::span<const Shape> inputs) const
{
    const std::int64_t base = scaledChannels(64, params.real("wid_mul"));
    return pyramidShapes(type(), inputs[0], {base * 4, base * 8, base * 16}, true);
}

Expansion CSPDarknet::expand(const Params &params, std::span<const Shape>) const
{
    const std::int64_t base = scaledChannels(64, params.real("wid_mul"));
    const std::int64_t depth = std::max<std::int64_t>(scaledDepth(params.real("dep_mul")), 1);
    const bool depthwise = params.boolean("depthwise");
    const std::string &act = params.choice("act");
    CompositeBuilder parts(1);
    const auto halve = [&](const std::string &stage, std::int64_t channels, const Endpoint &from) {
        return parts.add(stage + ".0", depthwise ? "DWConv" : "BaseConv",
                         {{"out_channels", channels}, {"kernel_size", 3}, {"stride", 2}, {"act", act}}, from);
    };
    const auto csp = [&](std::string id, std::int64_t channels, std::int64_t n, bool shortcut, const Endpoint &from) {
        return parts.add(
            std::move(id), "CSPLayer",
            {{"out_channels", channels}, {"n", n}, {"shortcut", shortcut}, {"depthwise", depthwise}, {"act", act}},
            from);
    };
    const Endpoint stem =
        parts.add("stem", "Focus", {{"out_channels", base}, {"kernel_size", 3}, {"act", act}}, parts.input());
    const Endpoint dark2 = csp("dark2.1", base * 2, depth, true, halve("dark2", base * 2, stem));
    const Endpoint dark3 = csp("dark3.1", base * 4, depth * 3, true, halve("dark3", base * 4, dark2));
    const Endpoint dark4 = csp("dark4.1", base * 8, depth * 3, true, halve("dark4", base * 8, dark3));
    const Endpoint spp = parts.add("dark5.1", "SPPBottleneck", {{"out_channels", base * 16}, {"act", act}},
                                   halve("dark5", base * 16, dark4));
    const Endpoint dark5 = csp("dark5.2", base * 16, depth, false, spp);
    return std::move(parts).finish({dark3, dark4, dark5});
}

} // namespace

std::unique_ptr<BlockKind> makeCSPDarknet()
{
    return std::make_unique<CSPDarknet>();
}

} // namespace vitrine
