#include "core/blocks/support/CompositeBlock.h"
#include "core/blocks/support/ConvParameters.h"
#include "core/blocks/support/ShapeCheck.h"

namespace vitrine {
namespace {

/// A Conv2d of each channel by itself (`depthwise`, with groups = in_channels), then a 1×1 Conv2d across channels
/// (`pointwise`). x [N, C, H, W] → [N, K, H′, W′]. Xception, arXiv 1610.02357.
class DepthwiseSeparableConv2d : public CompositeBlock {
public:
    std::string type() const override { return "DepthwiseSeparableConv2d"; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT("core",
                                        "Convolves each channel by itself, then mixes channels with 1×1: far fewer "
                                        "weights than a full convolution."));
    }
    const std::vector<ParameterSpec> &parameters() const override { return m_parameters; }
    Category category() const override { return Category::Convolution; }
    void check(const Params &params, const std::string &blockId, std::vector<Problem> &problems) const override
    {
        checkSamePadding(params, blockId, problems);
    }

    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    Expansion expand(const Params &params, std::span<const Shape> inputs) const override;

protected:
    std::string flow() const override { return "y = pointwise(depthwise(x))"; }

private:
    std::vector<ParameterSpec> m_parameters = convParameters(2, false);
};

Result<std::vector<Shape>> DepthwiseSeparableConv2d::outputShapes(const Params &params,
                                                                  std::span<const Shape> inputs) const
{
    if (Result<void> ranked = needSpatial(type(), inputs[0], 2); !ranked)
        return ranked.error();

    Result<Shape> output = convOutputShape(convGeometry(params), inputs[0], params.integer("out_channels"));
    if (!output)
        return output.error();
    return std::vector<Shape>{*std::move(output)};
}

Expansion DepthwiseSeparableConv2d::expand(const Params &params, std::span<const Shape> inputs) const
{
    const std::int64_t channels = inputs[0][1];
    CompositeBuilder parts(1);
    CompositeBuilder::Parameters same = {{"out_channels", channels}, {"groups", channels}};
    for (const char *name : {"kernel_size", "stride", "padding", "dilation", "bias", "padding_mode"})
        same.emplace(name, params.value(name));
    const Endpoint depthwise = parts.add("depthwise", "Conv2d", std::move(same), parts.input());
    const Endpoint pointwise = parts.add(
        "pointwise", "Conv2d",
        {{"out_channels", params.integer("out_channels")}, {"kernel_size", 1}, {"bias", params.boolean("bias")}},
        depthwise);
    return std::move(parts).finish({pointwise});
}

} // namespace

std::unique_ptr<BlockKind> makeDepthwiseSeparableConv2d()
{
    return std::make_unique<DepthwiseSeparableConv2d>();
}

} // namespace vitrine
