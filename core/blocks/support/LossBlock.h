#pragma once

#include "core/blocks/BlockKind.h"
#include "core/blocks/support/Expression.h"

#include <string>
#include <vector>

namespace vitrine {

/// What the losses share: input 0 is the prediction, the output a scalar, the target comes at run time.
class LossBlock : public BlockKind {
public:
    Category category() const override { return Category::Loss; }
    Reach reach(const Params &, std::span<const Shape>) const override { return {.kind = Reach::Kind::Whole}; }
    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    std::vector<Value> forward(Ops &ops, const Params &params, std::span<const Value> inputs,
                               std::span<const Shape> shapes) const override;

protected:
    virtual Loss loss() const = 0;
    /// Fills in what a loss has beside the reduction.
    virtual void setAttributes(const Params &, LossAttributes &) const { }
};

/// reduction: mean or sum.
ParameterSpec reductionParameter();
bool reducesToMean(const Params &params);

/// A loss that compares number by number: L = Σ ℓ(x, t), or its mean.
class ElementwiseLoss : public LossBlock {
public:
    const std::vector<ParameterSpec> &parameters() const override;
    std::string explainForward(ExplainContext &context, int port, const Index &index) const override;
    std::string explainBackward(ExplainContext &context, int port, const Index &index) const override;

protected:
    /// ℓ(x, t) as an expression safe to be an addend, and as a number.
    virtual std::string element(ExplainContext &context, const Operand &x, const Operand &t) const = 0;
    virtual double elementValue(const Params &params, double x, double t) const = 0;
    /// ∂ℓ/∂x as an expression safe to be put into a product.
    virtual std::string derivative(ExplainContext &context, const Operand &x, const Operand &t) const = 0;
};

} // namespace vitrine
