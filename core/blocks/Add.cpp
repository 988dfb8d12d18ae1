#include "core/blocks/support/Broadcast.h"
#include "core/blocks/support/Expression.h"
#include "core/blocks/support/Indexing.h"

namespace vitrine {

namespace {

class Add : public BroadcastKind {
public:
    std::string type() const override { return "Add"; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT("core", "Adds its inputs number by number; smaller ones are repeated."));
    }
    std::string formula(Pass pass) const override
    {
        return pass == Pass::Forward ? "y = x₀ + x₁ + …" : "∂L/∂xₚ = Σ ∂L/∂y";
    }
    std::vector<Value> forward(Ops &ops, const Params &, std::span<const Value> inputs,
                               std::span<const Shape>) const override
    {
        return {ops.add(inputs)};
    }
    std::string explainForward(ExplainContext &context, int port, const Index &index) const override;
    std::string explainBackward(ExplainContext &context, int port, const Index &index) const override;
};

std::string Add::explainForward(ExplainContext &context, int, const Index &index) const
{
    std::vector<std::string> addends;
    for (int p = 0; p < context.inputCount(); ++p)
        addends.push_back(context.input(p, broadcastIndex(index, context.inputShape(p))));
    return sumOf(std::move(addends));
}

std::string Add::explainBackward(ExplainContext &context, int port, const Index &index) const
{
    LongSum sum(context);
    for (const Index &place : broadcastPlaces(index, context.inputShape(port), context.outputShape(0)))
        sum.add(
            place.empty() ? 0 : place[0], 1, [&] { return context.outputGradient(place); },
            [&] { return context.outputGradientTensor().at(place); });
    return sum.expression();
}

} // namespace

std::unique_ptr<BlockKind> makeAdd()
{
    return std::make_unique<Add>();
}

} // namespace vitrine
