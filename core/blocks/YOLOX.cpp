#include "core/blocks/support/CompositeBlock.h"
#include "core/blocks/support/DetectionParameters.h"
#include "core/blocks/support/Pyramid.h"

namespace vitrine {
namespace {

/// The whole of YOLOX (arXiv 2107.08430): YOLOPAFPN (`backbone`) and YOLOXHead (`head`). x [N, C, H, W] →
/// [N, cells, 5 + classes], raw; H and W multiples of 32. Nano: depth 0.33, width 0.25, depthwise; S: 0.33, 0.5.
class YOLOX : public CompositeBlock {
public:
    std::string type() const override { return "YOLOX"; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT("core", "The whole detector YOLOX: backbone, neck and head."));
    }
    const std::vector<ParameterSpec> &parameters() const override { return m_parameters; }
    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    Expansion expand(const Params &params, std::span<const Shape> inputs) const override;

protected:
    std::string flow() const override { return "y = head(backbone(x))"; }

private:
    std::vector<ParameterSpec> m_parameters = {depthSpec("depth"), widthSpec("width"), depthwiseSpec(),
                                               numClassesSpec(), actSpec()};
};

Result<std::vector<Shape>> YOLOX::outputShapes(const Params &params, std::span<const Shape> inputs) const
{
    const Result<std::vector<Shape>> maps = meetingPyramidShapes(type(), inputs[0], {1, 1, 1}, true);
    if (!maps)
        return maps.error();
    std::int64_t cells = 0;
    for (const Shape &map : *maps)
        cells += map[2] * map[3];
    return std::vector<Shape>{{inputs[0][0], cells, 5 + params.integer("num_classes")}};
}

Expansion YOLOX::expand(const Params &params, std::span<const Shape>) const
{
    const CompositeBuilder::Parameters shared = {
        {"width", params.real("width")}, {"depthwise", params.boolean("depthwise")}, {"act", params.choice("act")}};
    CompositeBuilder::Parameters ofBackbone = shared;
    ofBackbone.emplace("depth", params.real("depth"));
    CompositeBuilder::Parameters ofHead = shared;
    ofHead.emplace("num_classes", params.integer("num_classes"));

    CompositeBuilder parts(1);
    const Endpoint maps = parts.add("backbone", "YOLOPAFPN", std::move(ofBackbone), parts.input());
    const Endpoint head = parts.add("head", "YOLOXHead", std::move(ofHead), {maps, {maps.block, 1}, {maps.block, 2}});
    return std::move(parts).finish({head});
}

} // namespace

std::unique_ptr<BlockKind> makeYOLOX()
{
    return std::make_unique<YOLOX>();
}

} // namespace vitrine
