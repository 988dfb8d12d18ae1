#include "core/blocks/BlockKind.h"
#include "core/blocks/support/ShapeCheck.h"

namespace vitrine {

namespace {

class PixelShuffle : public BlockKind {
public:
    std::string type() const override { return "PixelShuffle"; }
    Category category() const override { return Category::Reshape; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT("core", "Makes pictures r times larger out of r² channels each."));
    }
    const std::vector<ParameterSpec> &parameters() const override;

    Reach reach(const Params &params, std::span<const Shape>) const override
    {
        const std::vector<std::int64_t> factor(2, params.integer("upscale_factor"));
        return {Reach::Kind::Spread, factor, factor};
    }
    std::string formula(Pass pass) const override
    {
        return pass == Pass::Forward ? "y[n, c, i·r + p, j·r + q] = x[n, c·r² + p·r + q, i, j]"
                                     : "∂L/∂x[n, c·r² + p·r + q, i, j] = ∂L/∂y[n, c, i·r + p, j·r + q]";
    }
    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    std::vector<Value> forward(Ops &ops, const Params &params, std::span<const Value> inputs,
                               std::span<const Shape>) const override
    {
        return {ops.pixelShuffle(inputs[0], params.integer("upscale_factor"))};
    }
    std::string explainForward(ExplainContext &context, int port, const Index &index) const override;
    std::string explainBackward(ExplainContext &context, int port, const Index &index) const override;
};

const std::vector<ParameterSpec> &PixelShuffle::parameters() const
{
    static const std::vector<ParameterSpec> specs = {
        {.name = "upscale_factor",
         .type = ParameterSpec::Type::Integer,
         .defaultValue = {},
         .help = Message::of(VITRINE_TEXT("core", "How many times larger height and width become.")),
         .min = 1,
         .required = true},
    };
    return specs;
}

Result<std::vector<Shape>> PixelShuffle::outputShapes(const Params &params, std::span<const Shape> inputs) const
{
    const Shape &input = inputs[0];
    const std::int64_t r = params.integer("upscale_factor");
    if (Result<void> ranked = needSpatial(type(), input, 2); !ranked)
        return ranked.error();
    if (input[1] % (r * r) != 0)
        return fail(
            VITRINE_TEXT("core",
                         "it got an input of shape %1, but with upscale_factor %2 needs a multiple of %3 channels."),
            toString(input), r, r * r);
    return std::vector<Shape>{{input[0], input[1] / (r * r), input[2] * r, input[3] * r}};
}

std::string PixelShuffle::explainForward(ExplainContext &context, int, const Index &index) const
{
    const std::int64_t r = context.params().integer("upscale_factor");
    const std::int64_t channel = (index[1] * r + index[2] % r) * r + index[3] % r;
    return context.input(0, {index[0], channel, index[2] / r, index[3] / r});
}

std::string PixelShuffle::explainBackward(ExplainContext &context, int, const Index &index) const
{
    const std::int64_t r = context.params().integer("upscale_factor");
    const std::int64_t row = index[1] / r % r;
    const std::int64_t column = index[1] % r;
    return context.outputGradient({index[0], index[1] / (r * r), index[2] * r + row, index[3] * r + column});
}

} // namespace

std::unique_ptr<BlockKind> makePixelShuffle()
{
    return std::make_unique<PixelShuffle>();
}

} // namespace vitrine
