#include "core/blocks/support/LossBlock.h"

#include "core/blocks/support/Indexing.h"

namespace vitrine {

Result<std::vector<Shape>> LossBlock::outputShapes(const Params &, std::span<const Shape>) const
{
    return std::vector<Shape>{Shape{}};
}

std::vector<Value> LossBlock::forward(Ops &ops, const Params &params, std::span<const Value> inputs,
                                      std::span<const Shape>) const
{
    LossAttributes attributes;
    attributes.mean = reducesToMean(params);
    setAttributes(params, attributes);
    return {ops.loss(loss(), inputs[0], attributes)};
}

ParameterSpec reductionParameter()
{
    return {.name = "reduction",
            .type = ParameterSpec::Type::Choice,
            .defaultValue = std::string("mean"),
            .help = Message::of(VITRINE_TEXT("core", "Whether the single losses are averaged or added up.")),
            .choices = {"mean", "sum"}};
}

bool reducesToMean(const Params &params)
{
    return params.choice("reduction") == "mean";
}

const std::vector<ParameterSpec> &ElementwiseLoss::parameters() const
{
    static const std::vector<ParameterSpec> specs = {reductionParameter()};
    return specs;
}

std::string ElementwiseLoss::explainForward(ExplainContext &context, int, const Index &) const
{
    const Shape &shape = context.inputShape(0);
    LongSum sum(context);
    forEachIndex(shape, [&](const Index &index) {
        const double x = context.inputTensor(0).at(index);
        const double t = context.targetTensor().at(index);
        sum.add(
            index.empty() ? 0 : index[0], 2,
            [&] {
                return element(context, {context.input(0, index), x}, {context.target(index), t});
            },
            [&] { return elementValue(context.params(), x, t); });
    });
    const std::string total = sum.expression();
    if (!reducesToMean(context.params()))
        return total;
    return "(" + total + ") / " + std::to_string(elementCount(shape));
}

std::string ElementwiseLoss::explainBackward(ExplainContext &context, int, const Index &index) const
{
    const Operand x{context.input(0, index), context.inputTensor(0).at(index)};
    const Operand t{context.target(index), context.targetTensor().at(index)};
    const std::string gradient = context.outputGradient({}) + " * " + derivative(context, x, t);
    if (!reducesToMean(context.params()))
        return gradient;
    return gradient + " / " + std::to_string(elementCount(context.inputShape(0)));
}

} // namespace vitrine
