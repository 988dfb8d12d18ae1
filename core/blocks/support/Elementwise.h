#pragma once

#include "core/blocks/BlockKind.h"
#include "core/blocks/support/Expression.h"

#include <string>
#include <vector>

namespace vitrine {

/// An activation that looks at each number alone: y = f(x), shape kept.
class ElementwiseKind : public BlockKind {
public:
    Category category() const override { return Category::Activation; }
    const std::vector<ParameterSpec> &parameters() const override;
    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    std::string explainForward(ExplainContext &context, int port, const Index &index) const override;
    std::string explainBackward(ExplainContext &context, int port, const Index &index) const override;

protected:
    /// The expression of f(x) for the number at `index`.
    virtual std::string value(ExplainContext &context, const Operand &x, const Index &index) const = 0;
    /// The expression of f′(x), safe to be put into a product.
    virtual std::string derivative(ExplainContext &context, const Operand &x, const Index &index) const = 0;
};

} // namespace vitrine
