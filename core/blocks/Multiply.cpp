#include "core/blocks/support/Broadcast.h"
#include "core/blocks/support/Expression.h"
#include "core/blocks/support/Indexing.h"

namespace vitrine {

namespace {

class Multiply : public BroadcastKind {
public:
    std::string type() const override { return "Multiply"; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT("core", "Multiplies its inputs number by number; smaller ones are repeated."));
    }
    std::string formula(Pass pass) const override
    {
        return pass == Pass::Forward ? "y = x₀ · x₁ · …" : "∂L/∂xₚ = Σ ∂L/∂y · Π x_q, q ≠ p";
    }
    std::vector<Value> forward(Ops &ops, const Params &, std::span<const Value> inputs,
                               std::span<const Shape>) const override
    {
        return {ops.multiply(inputs)};
    }
    std::string explainForward(ExplainContext &context, int port, const Index &index) const override;
    std::string explainBackward(ExplainContext &context, int port, const Index &index) const override;
};

std::string Multiply::explainForward(ExplainContext &context, int, const Index &index) const
{
    std::string product;
    for (int p = 0; p < context.inputCount(); ++p)
        product += (p ? " * " : "") + context.input(p, broadcastIndex(index, context.inputShape(p)));
    return product;
}

std::string Multiply::explainBackward(ExplainContext &context, int port, const Index &index) const
{
    LongSum sum(context);
    const auto text = [&](const Index &place) {
        std::string product = context.outputGradient(place);
        for (int p = 0; p < context.inputCount(); ++p) {
            if (p != port)
                product += " * " + context.input(p, broadcastIndex(place, context.inputShape(p)));
        }
        return product;
    };
    const auto value = [&](const Index &place) {
        double product = context.outputGradientTensor().at(place);
        for (int p = 0; p < context.inputCount(); ++p) {
            if (p != port)
                product *= context.inputTensor(p).at(broadcastIndex(place, context.inputShape(p)));
        }
        return product;
    };
    for (const Index &place : broadcastPlaces(index, context.inputShape(port), context.outputShape(0)))
        sum.add(
            place.empty() ? 0 : place[0], context.inputCount(), [&] { return text(place); },
            [&] { return value(place); });
    return sum.expression();
}

} // namespace

std::unique_ptr<BlockKind> makeMultiply()
{
    return std::make_unique<Multiply>();
}

} // namespace vitrine
