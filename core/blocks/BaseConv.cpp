#include "core/blocks/support/CompositeBlock.h"
#include "core/blocks/support/ConvParameters.h"
#include "core/blocks/support/DetectionParameters.h"
#include "core/blocks/support/ShapeCheck.h"

namespace vitrine {
namespace {

/// YOLOX's BaseConv: a Conv2d without bias and with padding (k − 1)/2 (`conv`), batch norm (`bn`), activation (`act`).
/// x [N, C, H, W] → [N, K, H′, W′].
class BaseConv : public CompositeBlock {
public:
    std::string type() const override { return "BaseConv"; }
    Message summary() const override
    {
        return Message::of(
            VITRINE_TEXT("core", "Convolution, batch norm and activation: the unit that YOLOX is built of."));
    }
    const std::vector<ParameterSpec> &parameters() const override { return m_parameters; }
    void check(const Params &params, const std::string &blockId, std::vector<Problem> &problems) const override
    {
        checkGroups(params, blockId, problems);
    }

    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    Expansion expand(const Params &params, std::span<const Shape> inputs) const override;

protected:
    std::string flow() const override { return "y = act(bn(conv(x)))"; }

private:
    std::vector<ParameterSpec> m_parameters = {outChannelsSpec(), kernelSizeSpec({}), strideSpec(),
                                               groupsSpec(),      biasSpec(false),    actSpec()};
};

Result<std::vector<Shape>> BaseConv::outputShapes(const Params &params, std::span<const Shape> inputs) const
{
    if (Result<void> ranked = needSpatial(type(), inputs[0], 2); !ranked)
        return ranked.error();

    if (Result<void> grouped = requireGroups(inputs[0][1], params.integer("groups")); !grouped)
        return grouped.error();
    return std::vector<Shape>{convolvedShape(inputs[0], params.integer("out_channels"), params.integer("kernel_size"),
                                             params.integer("stride"))};
}

Expansion BaseConv::expand(const Params &params, std::span<const Shape>) const
{
    CompositeBuilder parts(1);
    const Endpoint conv = parts.add("conv", "Conv2d",
                                    {{"out_channels", params.integer("out_channels")},
                                     {"kernel_size", params.integer("kernel_size")},
                                     {"stride", params.integer("stride")},
                                     {"padding", (params.integer("kernel_size") - 1) / 2},
                                     {"groups", params.integer("groups")},
                                     {"bias", params.boolean("bias")}},
                                    parts.input());
    const Endpoint bn = parts.addNorm("bn", conv);
    return std::move(parts).finish({parts.addActivation("act", params.choice("act"), bn)});
}

} // namespace

std::unique_ptr<BlockKind> makeBaseConv()
{
    return std::make_unique<BaseConv>();
}

} // namespace vitrine
