#include "core/blocks/support/CompositeBlock.h"
#include "core/blocks/support/DetectionParameters.h"
#include "core/blocks/support/ShapeCheck.h"

namespace vitrine {
namespace {

ParameterSpec bottlenecksSpec()
{
    return {.name = "n",
            .type = ParameterSpec::Type::Integer,
            .defaultValue = std::int64_t(1),
            .help = Message::of(VITRINE_TEXT("core", "Number of bottlenecks in a row.")),
            .min = 0,
            .max = 256};
}

/// YOLOX's CSPLayer (C3): one branch goes through `n` bottlenecks (`conv1`, `m`), the other around them (`conv2`); both
/// are stacked and mixed by 1×1 (`conv3`). Hidden channels int(out_channels · expansion). x [N, C, H, W] → [N, K, H,
/// W]. Cross Stage Partial networks, arXiv 1911.11929.
class CSPLayer : public CompositeBlock {
public:
    std::string type() const override { return "CSPLayer"; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT(
            "core", "Sends half of the channels through bottlenecks and half around them, then joins both."));
    }
    const std::vector<ParameterSpec> &parameters() const override { return m_parameters; }
    void check(const Params &params, const std::string &blockId, std::vector<Problem> &problems) const override
    {
        checkExpansion(params, type(), blockId, problems);
    }

    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    Expansion expand(const Params &params, std::span<const Shape> inputs) const override;

protected:
    std::string flow() const override { return "y = conv3(concat(m(conv1(x)), conv2(x)))"; }

private:
    std::vector<ParameterSpec> m_parameters = {outChannelsSpec(), bottlenecksSpec(), shortcutSpec(),
                                               expansionSpec(),   depthwiseSpec(),   actSpec()};
};

Result<std::vector<Shape>> CSPLayer::outputShapes(const Params &params, std::span<const Shape> inputs) const
{
    if (Result<void> ranked = needSpatial(type(), inputs[0], 2); !ranked)
        return ranked.error();

    return std::vector<Shape>{{inputs[0][0], params.integer("out_channels"), inputs[0][2], inputs[0][3]}};
}

Expansion CSPLayer::expand(const Params &params, std::span<const Shape>) const
{
    const std::int64_t hidden = scaledChannels(params.integer("out_channels"), params.real("expansion"));
    const std::string &act = params.choice("act");
    CompositeBuilder parts(1);
    const auto pointwise = [&](std::string id, std::int64_t channels, const Endpoint &from) {
        return parts.add(std::move(id), "BaseConv", {{"out_channels", channels}, {"kernel_size", 1}, {"act", act}},
                         from);
    };
    Endpoint through = pointwise("conv1", hidden, parts.input());
    const Endpoint around = pointwise("conv2", hidden, parts.input());
    for (std::int64_t i = 0; i < params.integer("n"); ++i)
        through = parts.add("m." + std::to_string(i), "Bottleneck",
                            {{"out_channels", hidden},
                             {"shortcut", params.boolean("shortcut")},
                             {"expansion", 1.0},
                             {"depthwise", params.boolean("depthwise")},
                             {"act", act}},
                            through);
    const Endpoint both = parts.add("both", "Concat", {{"dim", 1}}, {through, around});
    return std::move(parts).finish({pointwise("conv3", params.integer("out_channels"), both)});
}

} // namespace

std::unique_ptr<BlockKind> makeCSPLayer()
{
    return std::make_unique<CSPLayer>();
}

} // namespace vitrine
