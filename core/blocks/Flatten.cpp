#include "core/blocks/BlockKind.h"
#include "core/blocks/support/Indexing.h"

namespace vitrine {

namespace {

class Flatten : public BlockKind {
public:
    std::string type() const override { return "Flatten"; }
    Category category() const override { return Category::Reshape; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT("core", "Lays several dimensions out in one row; no number changes."));
    }
    const std::vector<ParameterSpec> &parameters() const override;
    std::string formula(Pass pass) const override
    {
        return pass == Pass::Forward ? "y[n, (c·H + i)·W + j] = x[n, c, i, j]"
                                     : "∂L/∂x[n, c, i, j] = ∂L/∂y[n, (c·H + i)·W + j]";
    }
    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    std::vector<Value> forward(Ops &ops, const Params &params, std::span<const Value> inputs,
                               std::span<const Shape>) const override
    {
        return {ops.flatten(inputs[0], params.integer("start_dim"), params.integer("end_dim"))};
    }
    std::string explainForward(ExplainContext &context, int, const Index &index) const override
    {
        return context.input(0, unravelled(ravelled(index, context.outputShape(0)), context.inputShape(0)));
    }
    std::string explainBackward(ExplainContext &context, int, const Index &index) const override
    {
        return context.outputGradient(unravelled(ravelled(index, context.inputShape(0)), context.outputShape(0)));
    }
};

const std::vector<ParameterSpec> &Flatten::parameters() const
{
    static const std::vector<ParameterSpec> specs = {
        {.name = "start_dim",
         .type = ParameterSpec::Type::Integer,
         .defaultValue = std::int64_t(1),
         .help = Message::of(VITRINE_TEXT("core", "First dimension to flatten; 0 is the batch, −1 the last one."))},
        {.name = "end_dim",
         .type = ParameterSpec::Type::Integer,
         .defaultValue = std::int64_t(-1),
         .help = Message::of(VITRINE_TEXT("core", "Last dimension to flatten; 0 is the batch, −1 the last one."))},
    };
    return specs;
}

Result<std::vector<Shape>> Flatten::outputShapes(const Params &params, std::span<const Shape> inputs) const
{
    const Shape &input = inputs[0];
    if (input.empty())
        return std::vector<Shape>{{1}}; // as PyTorch flattens a scalar
    const auto start = wrapDimension(params.integer("start_dim"), input.size());
    const auto end = wrapDimension(params.integer("end_dim"), input.size());
    if (!start || !end || *start > *end)
        return fail(VITRINE_TEXT("core",
                                 "it got an input of shape %1, but start_dim %2 and end_dim %3 need to name two of its "
                                 "dimensions in order."),
                    toString(input), params.integer("start_dim"), params.integer("end_dim"));
    const auto first = input.begin() + static_cast<std::ptrdiff_t>(*start);
    const auto last = input.begin() + static_cast<std::ptrdiff_t>(*end) + 1;
    Shape output(input.begin(), first);
    output.push_back(elementCount(Shape(first, last)));
    output.insert(output.end(), last, input.end());
    return std::vector<Shape>{output};
}

} // namespace

std::unique_ptr<BlockKind> makeFlatten()
{
    return std::make_unique<Flatten>();
}

} // namespace vitrine
