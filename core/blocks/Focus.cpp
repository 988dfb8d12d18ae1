#include "core/blocks/support/CompositeBlock.h"
#include "core/blocks/support/DetectionParameters.h"
#include "core/blocks/support/ShapeCheck.h"

namespace vitrine {
namespace {

/// YOLOX's Focus: every second pixel of every second row makes one of four pictures, stacked as channels (top left,
/// bottom left, top right, bottom right), then a BaseConv (`conv`). x [N, C, H, W] → [N, K, H/2, W/2]; H and W even.
class Focus : public CompositeBlock {
public:
    std::string type() const override { return "Focus"; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT(
            "core",
            "Moves each 2×2 square of pixels into channels, then convolves: halves the size and loses nothing."));
    }
    const std::vector<ParameterSpec> &parameters() const override { return m_parameters; }

    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    Expansion expand(const Params &params, std::span<const Shape> inputs) const override;

protected:
    std::string flow() const override { return "y = conv(concat(x[::2,::2], x[1::2,::2], x[::2,1::2], x[1::2,1::2]))"; }

private:
    std::vector<ParameterSpec> m_parameters = {outChannelsSpec(), kernelSizeSpec(std::int64_t(1)), strideSpec(),
                                               actSpec()};
};

Result<std::vector<Shape>> Focus::outputShapes(const Params &params, std::span<const Shape> inputs) const
{
    if (Result<void> ranked = needSpatial(type(), inputs[0], 2); !ranked)
        return ranked.error();

    const Shape &input = inputs[0];
    if (input[2] % 2 != 0 || input[3] % 2 != 0)
        return fail(VITRINE_TEXT("core", "it needs an even height and width, but got %1."), toString(input));
    return std::vector<Shape>{convolvedShape({input[0], input[1], input[2] / 2, input[3] / 2},
                                             params.integer("out_channels"), params.integer("kernel_size"),
                                             params.integer("stride"))};
}

Expansion Focus::expand(const Params &params, std::span<const Shape>) const
{
    CompositeBuilder parts(1);
    const auto everySecond = [&](std::string id, int dim, int start, const Endpoint &from) {
        return parts.add(std::move(id), "Slice", {{"dim", dim}, {"start", start}, {"step", 2}}, from);
    };
    const Endpoint top = everySecond("top", 2, 0, parts.input());
    const Endpoint bottom = everySecond("bottom", 2, 1, parts.input());
    const Endpoint quarters =
        parts.add("quarters", "Concat", {{"dim", 1}},
                  {everySecond("top_left", 3, 0, top), everySecond("bottom_left", 3, 0, bottom),
                   everySecond("top_right", 3, 1, top), everySecond("bottom_right", 3, 1, bottom)});
    const Endpoint conv = parts.add("conv", "BaseConv",
                                    {{"out_channels", params.integer("out_channels")},
                                     {"kernel_size", params.integer("kernel_size")},
                                     {"stride", params.integer("stride")},
                                     {"act", params.choice("act")}},
                                    quarters);
    return std::move(parts).finish({conv});
}

} // namespace

std::unique_ptr<BlockKind> makeFocus()
{
    return std::make_unique<Focus>();
}

} // namespace vitrine
