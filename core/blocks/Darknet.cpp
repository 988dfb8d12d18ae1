#include "core/blocks/support/CompositeBlock.h"
#include "core/blocks/support/DetectionParameters.h"
#include "core/blocks/support/Pyramid.h"

#include <array>

namespace vitrine {
namespace {

ParameterSpec stemSpec()
{
    return {.name = "stem_out_channels",
            .type = ParameterSpec::Type::Integer,
            .defaultValue = std::int64_t(32),
            .help = Message::of(VITRINE_TEXT("core", "Channels of the first convolution; each stage doubles them.")),
            .min = 1,
            .max = 1 << 12};
}

/// YOLOv3's backbone, Darknet53 (or 21), as YOLOX has it: a stem and four stages of a halving convolution and residual
/// layers, with spatial pyramid pooling in the last. x [N, C, H, W] → the maps of dark3, dark4 and dark5,
/// [N, 8s, H/8, W/8], [N, 16s, H/16, W/16] and [N, 16s, H/32, W/32] for s = stem_out_channels. arXiv 1804.02767.
class Darknet : public CompositeBlock {
public:
    std::string type() const override { return "Darknet"; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT(
            "core",
            "YOLOv3's backbone Darknet53: residual stages that each halve the picture; puts out the last three."));
    }
    const std::vector<ParameterSpec> &parameters() const override { return m_parameters; }
    int outputCount(const Params &) const override { return 3; }
    void check(const Params &params, const std::string &blockId, std::vector<Problem> &problems) const override;
    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    Expansion expand(const Params &params, std::span<const Shape> inputs) const override;

protected:
    std::string flow() const override { return "dark3, dark4, dark5 = stages(stem(x))"; }

private:
    /// Adds a convolution that halves and `count` residual layers as the stage's parts `first`, `first` + 1, …
    static Endpoint addStage(CompositeBuilder &parts, const std::string &stage, int first, std::int64_t channels,
                             int count, const Endpoint &from);
    /// Adds the pyramid pooling between 1×1 and 3×3 convolutions, from part `first` on.
    static Endpoint addPooling(CompositeBuilder &parts, const std::string &stage, int first, std::int64_t channels,
                               const Endpoint &from);

    std::vector<ParameterSpec> m_parameters = {darknetDepthSpec(), stemSpec()};
};

void Darknet::check(const Params &params, const std::string &blockId, std::vector<Problem> &problems) const
{
    checkDarknetDepth(params, type(), blockId, problems);
}

Result<std::vector<Shape>> Darknet::outputShapes(const Params &params, std::span<const Shape> inputs) const
{
    const std::int64_t stem = params.integer("stem_out_channels");
    return pyramidShapes(type(), inputs[0], {stem * 8, stem * 16, stem * 16}, false);
}

Endpoint Darknet::addStage(CompositeBuilder &parts, const std::string &stage, int first, std::int64_t channels,
                           int count, const Endpoint &from)
{
    Endpoint last = parts.add(stage + std::to_string(first), "BaseConv",
                              {{"out_channels", channels}, {"kernel_size", 3}, {"stride", 2}, {"act", "lrelu"}}, from);
    for (int i = 1; i <= count; ++i)
        last = parts.add(stage + std::to_string(first + i), "ResLayer", {}, last);
    return last;
}

Endpoint Darknet::addPooling(CompositeBuilder &parts, const std::string &stage, int first, std::int64_t channels,
                             const Endpoint &from)
{
    Endpoint last = from;
    const auto conv = [&](int offset, std::int64_t count, int kernel) {
        last = parts.add(stage + std::to_string(first + offset), "BaseConv",
                         {{"out_channels", count}, {"kernel_size", kernel}, {"act", "lrelu"}}, last);
    };
    conv(0, channels, 1);
    conv(1, channels * 2, 3);
    last = parts.add(stage + std::to_string(first + 2), "SPPBottleneck", {{"out_channels", channels}, {"act", "lrelu"}},
                     last);
    conv(3, channels * 2, 3);
    conv(4, channels, 1);
    return last;
}

Expansion Darknet::expand(const Params &params, std::span<const Shape>) const
{
    const std::int64_t stem = params.integer("stem_out_channels");
    const std::array<int, 4> counts = params.integer("depth") == 53 ? std::array{2, 8, 8, 4} : std::array{1, 2, 2, 1};
    CompositeBuilder parts(1);
    const Endpoint first =
        parts.add("stem.0", "BaseConv", {{"out_channels", stem}, {"kernel_size", 3}, {"act", "lrelu"}}, parts.input());
    const Endpoint dark1 = addStage(parts, "stem.", 1, stem * 2, 1, first);
    const Endpoint dark2 = addStage(parts, "dark2.", 0, stem * 4, counts[0], dark1);
    const Endpoint dark3 = addStage(parts, "dark3.", 0, stem * 8, counts[1], dark2);
    const Endpoint dark4 = addStage(parts, "dark4.", 0, stem * 16, counts[2], dark3);
    const Endpoint dark5 = addStage(parts, "dark5.", 0, stem * 32, counts[3], dark4);
    return std::move(parts).finish({dark3, dark4, addPooling(parts, "dark5.", counts[3] + 1, stem * 16, dark5)});
}

} // namespace

std::unique_ptr<BlockKind> makeDarknet()
{
    return std::make_unique<Darknet>();
}

} // namespace vitrine
