#include "core/blocks/support/CompositeBlock.h"
#include "core/blocks/support/DetectionParameters.h"
#include "core/blocks/support/ShapeCheck.h"

namespace vitrine {
namespace {

ParameterSpec kernelSizesSpec()
{
    return {.name = "kernel_sizes",
            .type = ParameterSpec::Type::Sizes,
            .defaultValue = std::vector<std::int64_t>{5, 9, 13},
            .help = Message::of(VITRINE_TEXT("core", "Sizes of the windows; odd, so that the maps keep their size.")),
            .min = 1,
            .max = 1 << 12};
}

/// YOLOX's SPPBottleneck: 1×1 to half of the channels (`conv1`), max pooling of several sizes with stride 1 beside each
/// other
/// (`m`), stacked with their input and mixed by 1×1 (`conv2`). x [N, C, H, W] → [N, K, H, W].
/// Spatial pyramid pooling, arXiv 1406.4729.
class SPPBottleneck : public CompositeBlock {
public:
    std::string type() const override { return "SPPBottleneck"; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT(
            "core", "Looks at windows of several sizes at once by max pooling, and stacks what they saw."));
    }
    const std::vector<ParameterSpec> &parameters() const override { return m_parameters; }
    void check(const Params &params, const std::string &blockId, std::vector<Problem> &problems) const override;

    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    Expansion expand(const Params &params, std::span<const Shape> inputs) const override;

protected:
    std::string flow() const override
    {
        return "y = conv2(concat(c, maxpool5(c), maxpool9(c), maxpool13(c))), c = conv1(x)";
    }

private:
    std::vector<ParameterSpec> m_parameters = {outChannelsSpec(), kernelSizesSpec(), actSpec()};
};

void SPPBottleneck::check(const Params &params, const std::string &blockId, std::vector<Problem> &problems) const
{
    for (const std::int64_t kernel : params.integers("kernel_sizes")) {
        if (kernel % 2 != 0)
            continue;
        problems.push_back({blockId, "kernel_sizes",
                            Message::of(VITRINE_TEXT("core",
                                                     "Block \"%1\" (%2): parameter \"kernel_sizes\" has %3 in it; "
                                                     "all must be odd, so that the maps keep their size."),
                                        blockId, type(), kernel)});
        return;
    }
}

Result<std::vector<Shape>> SPPBottleneck::outputShapes(const Params &params, std::span<const Shape> inputs) const
{
    if (Result<void> ranked = needSpatial(type(), inputs[0], 2); !ranked)
        return ranked.error();

    if (inputs[0][1] < 2)
        return fail(VITRINE_TEXT("core", "it needs at least 2 channels to halve, but got %1."), toString(inputs[0]));
    return std::vector<Shape>{{inputs[0][0], params.integer("out_channels"), inputs[0][2], inputs[0][3]}};
}

Expansion SPPBottleneck::expand(const Params &params, std::span<const Shape> inputs) const
{
    const std::string &act = params.choice("act");
    CompositeBuilder parts(1);
    const Endpoint conv1 = parts.add(
        "conv1", "BaseConv", {{"out_channels", inputs[0][1] / 2}, {"kernel_size", 1}, {"act", act}}, parts.input());
    std::vector<Endpoint> pyramid = {conv1};
    for (const std::int64_t kernel : params.integers("kernel_sizes"))
        pyramid.push_back(parts.add("m." + std::to_string(pyramid.size() - 1), "MaxPool2d",
                                    {{"kernel_size", kernel}, {"stride", 1}, {"padding", kernel / 2}}, conv1));
    const Endpoint stacked = parts.add("pyramid", "Concat", {{"dim", 1}}, pyramid);
    const Endpoint conv2 =
        parts.add("conv2", "BaseConv",
                  {{"out_channels", params.integer("out_channels")}, {"kernel_size", 1}, {"act", act}}, stacked);
    return std::move(parts).finish({conv2});
}

} // namespace

std::unique_ptr<BlockKind> makeSPPBottleneck()
{
    return std::make_unique<SPPBottleneck>();
}

} // namespace vitrine
