#include "core/blocks/BlockKind.h"
#include "core/blocks/support/Indexing.h"

namespace vitrine {

namespace {

class Concat : public BlockKind {
public:
    std::string type() const override { return "Concat"; }
    Category category() const override { return Category::Combine; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT("core", "Lays its inputs one behind the other along a dimension."));
    }
    PortCount inputs() const override { return {1, -1}; }
    const std::vector<ParameterSpec> &parameters() const override;

    std::string formula(Pass pass) const override
    {
        return pass == Pass::Forward ? "y = [x₀ | x₁ | …]" : "∂L/∂xₚ[i] = ∂L/∂y[i + Σ sizes before p]";
    }
    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    std::vector<Value> forward(Ops &ops, const Params &params, std::span<const Value> inputs,
                               std::span<const Shape>) const override
    {
        return {ops.concat(inputs, params.integer("dim"))};
    }
    std::string explainForward(ExplainContext &context, int port, const Index &index) const override;
    std::string explainBackward(ExplainContext &context, int port, const Index &index) const override;

private:
    /// Where input `port` begins along the dimension.
    static std::int64_t offsetOf(const ExplainContext &context, std::size_t dimension, int port)
    {
        std::int64_t offset = 0;
        for (int p = 0; p < port; ++p)
            offset += context.inputShape(p)[dimension];
        return offset;
    }
    static std::size_t dimension(const ExplainContext &context)
    {
        return *wrapDimension(context.params().integer("dim"), context.outputShape(0).size());
    }
};

const std::vector<ParameterSpec> &Concat::parameters() const
{
    static const std::vector<ParameterSpec> specs = {
        {.name = "dim",
         .type = ParameterSpec::Type::Integer,
         .defaultValue = std::int64_t(1),
         .help = Message::of(VITRINE_TEXT("core", "Dimension along which to join; 0 is the batch, −1 the last one."))},
    };
    return specs;
}

Result<std::vector<Shape>> Concat::outputShapes(const Params &params, std::span<const Shape> inputs) const
{
    Shape output = inputs[0];
    const auto dimension = wrapDimension(params.integer("dim"), output.size());
    if (!dimension)
        return fail(VITRINE_TEXT("core", "it got an input of shape %1, but needs one with the dimension %2."),
                    toString(output), params.integer("dim"));
    for (std::size_t p = 1; p < inputs.size(); ++p) {
        Shape alike = inputs[p];
        if (alike.size() == output.size())
            alike[*dimension] = output[*dimension];
        if (alike != output)
            return fail(
                VITRINE_TEXT("core",
                             "it got inputs of shapes %1 and %2, but needs the same sizes in all dimensions but %3."),
                toString(inputs[0]), toString(inputs[p]), *dimension);
        output[*dimension] += inputs[p][*dimension];
    }
    return std::vector<Shape>{std::move(output)};
}

std::string Concat::explainForward(ExplainContext &context, int, const Index &index) const
{
    const std::size_t d = dimension(context);
    Index place = index;
    int port = 0;
    while (place[d] >= context.inputShape(port)[d])
        place[d] -= context.inputShape(port++)[d];
    return context.input(port, place);
}

std::string Concat::explainBackward(ExplainContext &context, int port, const Index &index) const
{
    const std::size_t d = dimension(context);
    Index place = index;
    place[d] += offsetOf(context, d, port);
    return context.outputGradient(place);
}

} // namespace

std::unique_ptr<BlockKind> makeConcat()
{
    return std::make_unique<Concat>();
}

} // namespace vitrine
