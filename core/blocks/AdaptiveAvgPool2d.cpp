#include "core/blocks/BlockKind.h"
#include "core/blocks/support/Expression.h"
#include "core/blocks/support/PoolNd.h"
#include "core/blocks/support/ShapeCheck.h"

namespace vitrine {

namespace {

class AdaptiveAvgPool2d : public BlockKind {
public:
    std::string type() const override { return "AdaptiveAvgPool2d"; }
    Category category() const override { return Category::Pooling; }
    Message summary() const override
    {
        return Message::of(
            VITRINE_TEXT("core", "Averages over windows that are laid out so that the output has a given size."));
    }
    const std::vector<ParameterSpec> &parameters() const override;

    Reach reach(const Params &, std::span<const Shape>) const override { return {.kind = Reach::Kind::Whole}; }
    std::string formula(Pass pass) const override
    {
        return pass == Pass::Forward ? "y[o] = mean x[i], ⌊o·I/O⌋ ≤ i < ⌈(o + 1)·I/O⌉"
                                     : "∂L/∂x[i] = Σ ∂L/∂y[o] / K[o], o: ⌊o·I/O⌋ ≤ i < ⌈(o + 1)·I/O⌉";
    }
    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    std::vector<Value> forward(Ops &ops, const Params &params, std::span<const Value> inputs,
                               std::span<const Shape>) const override
    {
        return {ops.adaptiveAvgPool2d(inputs[0], params.integers("output_size"))};
    }
    std::string explainForward(ExplainContext &context, int port, const Index &index) const override;
    std::string explainBackward(ExplainContext &context, int port, const Index &index) const override;
};

/// What output place `place` covers along a dimension.
PoolSpan adaptiveSpan(std::int64_t input, std::int64_t output, std::int64_t place)
{
    return {place * input / output, ((place + 1) * input + output - 1) / output - 1, 1};
}

std::vector<PoolSpan> spansOf(const Shape &input, const Shape &output, const Index &index)
{
    return {adaptiveSpan(input[2], output[2], index[2]), adaptiveSpan(input[3], output[3], index[3])};
}

std::int64_t countOf(const std::vector<PoolSpan> &spans)
{
    return spans[0].count() * spans[1].count();
}

/// The output places whose window covers an input place: a run of neighbours.
PoolSpan placesOver(std::int64_t input, std::int64_t output, std::int64_t place)
{
    PoolSpan places{place * output / input, 0, 1};
    while (places.first > 0 && adaptiveSpan(input, output, places.first - 1).last >= place)
        --places.first;
    while (adaptiveSpan(input, output, places.first).last < place)
        ++places.first;
    places.last = places.first;
    while (places.last + 1 < output && adaptiveSpan(input, output, places.last + 1).first <= place)
        ++places.last;
    return places;
}

const std::vector<ParameterSpec> &AdaptiveAvgPool2d::parameters() const
{
    static const std::vector<ParameterSpec> specs = {
        {.name = "output_size",
         .type = ParameterSpec::Type::Integers,
         .defaultValue = {},
         .help = Message::of(VITRINE_TEXT("core", "Height and width of the output; a number counts for both.")),
         .min = 1,
         .required = true,
         .count = 2},
    };
    return specs;
}

Result<std::vector<Shape>> AdaptiveAvgPool2d::outputShapes(const Params &params, std::span<const Shape> inputs) const
{
    const Shape &input = inputs[0];
    if (Result<void> ranked = needSpatial(type(), input, 2); !ranked)
        return ranked.error();
    const std::vector<std::int64_t> size = params.integers("output_size");
    return std::vector<Shape>{{input[0], input[1], size[0], size[1]}};
}

std::string AdaptiveAvgPool2d::explainForward(ExplainContext &context, int, const Index &index) const
{
    const std::vector<PoolSpan> spans = spansOf(context.inputShape(0), context.outputShape(0), index);
    LongSum sum(context);
    for (const Index &place : windowPlaces({index[0], index[1]}, spans))
        sum.add(
            index[0], 1, [&] { return context.input(0, place); }, [&] { return context.inputTensor(0).at(place); });
    return sum.expression() + " / " + std::to_string(countOf(spans));
}

std::string AdaptiveAvgPool2d::explainBackward(ExplainContext &context, int, const Index &index) const
{
    const Shape &input = context.inputShape(0);
    const Shape &output = context.outputShape(0);
    const std::vector<PoolSpan> windows = {placesOver(input[2], output[2], index[2]),
                                           placesOver(input[3], output[3], index[3])};
    LongSum sum(context);
    for (const Index &window : windowPlaces({index[0], index[1]}, windows)) {
        const std::int64_t count = countOf(spansOf(input, output, window));
        sum.add(
            index[0], 1, [&] { return context.outputGradient(window) + " / " + std::to_string(count); },
            [&] { return context.outputGradientTensor().at(window) / static_cast<double>(count); });
    }
    return sum.expression();
}

} // namespace

std::unique_ptr<BlockKind> makeAdaptiveAvgPool2d()
{
    return std::make_unique<AdaptiveAvgPool2d>();
}

} // namespace vitrine
