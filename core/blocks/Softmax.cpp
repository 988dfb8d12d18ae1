#include "core/blocks/BlockKind.h"
#include "core/blocks/support/Expression.h"
#include "core/blocks/support/Indexing.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

class Softmax : public BlockKind {
public:
    std::string type() const override { return "Softmax"; }
    Category category() const override { return Category::Activation; }
    Message summary() const override
    {
        return Message::of(
            VITRINE_TEXT("core", "Turns scores along one dimension into probabilities that add up to 1."));
    }
    const std::vector<ParameterSpec> &parameters() const override;

    std::string formula(Pass pass) const override
    {
        return pass == Pass::Forward ? "y[c] = exp(x[c] − max) / Σₖ exp(x[k] − max)"
                                     : "∂L/∂x[c] = y[c]·(∂L/∂y[c] − Σₖ ∂L/∂y[k]·y[k])";
    }
    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    std::vector<Value> forward(Ops &ops, const Params &params, std::span<const Value> inputs,
                               std::span<const Shape>) const override
    {
        return {ops.softmax(inputs[0], params.integer("dim"))};
    }
    std::string explainForward(ExplainContext &context, int port, const Index &index) const override;
    std::string explainBackward(ExplainContext &context, int port, const Index &index) const override;

private:
    static std::size_t dimension(ExplainContext &context)
    {
        return *wrapDimension(context.params().integer("dim"), context.inputShape(0).size());
    }
};

/// Every index along one dimension through `index`.
template <typename Visit>
void forEachAlong(const Index &index, std::size_t dimension, std::int64_t size, const Visit &visit)
{
    Index place = index;
    for (place[dimension] = 0; place[dimension] < size; ++place[dimension])
        visit(static_cast<const Index &>(place));
}

const std::vector<ParameterSpec> &Softmax::parameters() const
{
    static const std::vector<ParameterSpec> specs = {
        {.name = "dim",
         .type = ParameterSpec::Type::Integer,
         .defaultValue = std::int64_t(1),
         .help = Message::of(VITRINE_TEXT("core", "Dimension that adds up to 1; 0 is the batch, −1 the last one."))},
    };
    return specs;
}

Result<std::vector<Shape>> Softmax::outputShapes(const Params &params, std::span<const Shape> inputs) const
{
    if (wrapDimension(params.integer("dim"), inputs[0].size()))
        return std::vector<Shape>{inputs[0]};
    return fail(VITRINE_TEXT("core", "it got an input of shape %1, but needs one with the dimension %2."),
                toString(inputs[0]), params.integer("dim"));
}

std::string Softmax::explainForward(ExplainContext &context, int, const Index &index) const
{
    const std::size_t d = dimension(context);
    const std::int64_t size = context.inputShape(0)[d];
    const Snapshot &x = context.inputTensor(0);
    // Shifted by the largest score, as every implementation does it: exp() can't overflow.
    double largest = x.at(index);
    forEachAlong(index, d, size, [&](const Index &place) { largest = std::max(largest, x.at(place)); });
    const std::string shift = " - " + context.constant("max", largest) + ")";

    LongSum sum(context);
    const std::string numerator = "exp(" + context.input(0, index) + shift;
    forEachAlong(index, d, size, [&](const Index &place) {
        sum.add(
            index[0], 1, [&] { return "exp(" + context.input(0, place) + shift; },
            [&] { return std::exp(x.at(place) - largest); });
    });
    return numerator + " / " + sum.expression();
}

std::string Softmax::explainBackward(ExplainContext &context, int, const Index &index) const
{
    const std::size_t d = dimension(context);
    const Snapshot &y = context.outputTensor();
    const Snapshot &g = context.outputGradientTensor();
    const std::string own = context.output(index);
    const std::string gradient = context.outputGradient(index);
    LongSum sum(context);
    forEachAlong(index, d, context.inputShape(0)[d], [&](const Index &place) {
        sum.add(
            index[0], 2, [&] { return context.outputGradient(place) + " * " + context.output(place); },
            [&] { return g.at(place) * y.at(place); });
    });
    return own + " * (" + gradient + " - " + sum.expression() + ")";
}

} // namespace

std::unique_ptr<BlockKind> makeSoftmax()
{
    return std::make_unique<Softmax>();
}

} // namespace vitrine
