#include "core/blocks/support/Elementwise.h"

namespace vitrine {

const std::vector<ParameterSpec> &ElementwiseKind::parameters() const
{
    static const std::vector<ParameterSpec> none;
    return none;
}

Result<std::vector<Shape>> ElementwiseKind::outputShapes(const Params &, std::span<const Shape> inputs) const
{
    return std::vector<Shape>{inputs[0]};
}

std::string ElementwiseKind::explainForward(ExplainContext &context, int, const Index &index) const
{
    const Operand x{context.input(0, index), context.inputTensor(0).at(index)};
    return value(context, x, index);
}

std::string ElementwiseKind::explainBackward(ExplainContext &context, int, const Index &index) const
{
    const Operand x{context.input(0, index), context.inputTensor(0).at(index)};
    const std::string gradient = context.outputGradient(index);
    return gradient + " * " + derivative(context, x, index);
}

} // namespace vitrine
