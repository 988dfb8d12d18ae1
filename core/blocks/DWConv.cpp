#include "core/blocks/support/CompositeBlock.h"
#include "core/blocks/support/DetectionParameters.h"
#include "core/blocks/support/ShapeCheck.h"

namespace vitrine {
namespace {

/// YOLOX's DWConv: a k×k convolution of each channel by itself (`dconv`), then a 1×1 one across channels (`pconv`),
/// both BaseConv. x [N, C, H, W] → [N, K, H′, W′].
class DWConv : public CompositeBlock {
public:
    std::string type() const override { return "DWConv"; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT(
            "core", "Depthwise convolution, then 1×1 across channels, each with batch norm and activation."));
    }
    const std::vector<ParameterSpec> &parameters() const override { return m_parameters; }

    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    Expansion expand(const Params &params, std::span<const Shape> inputs) const override;

protected:
    std::string flow() const override { return "y = pconv(dconv(x))"; }

private:
    std::vector<ParameterSpec> m_parameters = {outChannelsSpec(), kernelSizeSpec({}), strideSpec(), actSpec()};
};

Result<std::vector<Shape>> DWConv::outputShapes(const Params &params, std::span<const Shape> inputs) const
{
    if (Result<void> ranked = needSpatial(type(), inputs[0], 2); !ranked)
        return ranked.error();

    return std::vector<Shape>{convolvedShape(inputs[0], params.integer("out_channels"), params.integer("kernel_size"),
                                             params.integer("stride"))};
}

Expansion DWConv::expand(const Params &params, std::span<const Shape> inputs) const
{
    const std::int64_t channels = inputs[0][1];
    const std::string &act = params.choice("act");
    CompositeBuilder parts(1);
    const Endpoint dconv = parts.add("dconv", "BaseConv",
                                     {{"out_channels", channels},
                                      {"kernel_size", params.integer("kernel_size")},
                                      {"stride", params.integer("stride")},
                                      {"groups", channels},
                                      {"act", act}},
                                     parts.input());
    const Endpoint pconv =
        parts.add("pconv", "BaseConv",
                  {{"out_channels", params.integer("out_channels")}, {"kernel_size", 1}, {"act", act}}, dconv);
    return std::move(parts).finish({pconv});
}

} // namespace

std::unique_ptr<BlockKind> makeDWConv()
{
    return std::make_unique<DWConv>();
}

} // namespace vitrine
