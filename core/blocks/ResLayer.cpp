#include "core/blocks/support/CompositeBlock.h"
#include "core/blocks/support/DetectionParameters.h"
#include "core/blocks/support/ShapeCheck.h"

namespace vitrine {
namespace {

/// Darknet53's residual layer: 1×1 to half of the channels (`layer1`), 3×3 back (`layer2`), both with LeakyReLU(0.1),
/// plus the input; nothing after the addition. x [N, C, H, W] → the same shape. YOLOv3, arXiv 1804.02767.
class ResLayer : public CompositeBlock {
public:
    std::string type() const override { return "ResLayer"; }
    Message summary() const override
    {
        return Message::of(
            VITRINE_TEXT("core", "Darknet's residual unit: 1×1 to half of the channels, 3×3 back, plus the input."));
    }
    const std::vector<ParameterSpec> &parameters() const override { return m_parameters; }

    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    Expansion expand(const Params &params, std::span<const Shape> inputs) const override;

protected:
    std::string flow() const override { return "y = x + layer2(layer1(x))"; }

private:
    std::vector<ParameterSpec> m_parameters = {};
};

Result<std::vector<Shape>> ResLayer::outputShapes(const Params &, std::span<const Shape> inputs) const
{
    if (Result<void> ranked = needSpatial(type(), inputs[0], 2); !ranked)
        return ranked.error();

    if (inputs[0][1] < 2)
        return fail(VITRINE_TEXT("core", "it needs at least 2 channels to halve, but got %1."), toString(inputs[0]));
    return std::vector<Shape>{inputs[0]};
}

Expansion ResLayer::expand(const Params &, std::span<const Shape> inputs) const
{
    const std::int64_t channels = inputs[0][1];
    CompositeBuilder parts(1);
    const Endpoint layer1 = parts.add(
        "layer1", "BaseConv", {{"out_channels", channels / 2}, {"kernel_size", 1}, {"act", "lrelu"}}, parts.input());
    const Endpoint layer2 =
        parts.add("layer2", "BaseConv", {{"out_channels", channels}, {"kernel_size", 3}, {"act", "lrelu"}}, layer1);
    return std::move(parts).finish({parts.add("add", "Add", {}, {parts.input(), layer2})});
}

} // namespace

std::unique_ptr<BlockKind> makeResLayer()
{
    return std::make_unique<ResLayer>();
}

} // namespace vitrine
