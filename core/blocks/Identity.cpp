#include "core/blocks/BlockKind.h"

namespace vitrine {

namespace {

class Identity : public BlockKind {
public:
    std::string type() const override { return "Identity"; }
    Category category() const override { return Category::Reshape; }
    Message summary() const override { return Message::of(VITRINE_TEXT("core", "Hands its input on as it is.")); }
    const std::vector<ParameterSpec> &parameters() const override;

    std::string formula(Pass pass) const override { return pass == Pass::Forward ? "y = x" : "∂L/∂x = ∂L/∂y"; }
    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    std::vector<Value> forward(Ops &ops, const Params &, std::span<const Value> inputs,
                               std::span<const Shape>) const override
    {
        return {ops.identity(inputs[0])};
    }
    std::string explainForward(ExplainContext &context, int port, const Index &index) const override;
    std::string explainBackward(ExplainContext &context, int port, const Index &index) const override;
};

const std::vector<ParameterSpec> &Identity::parameters() const
{
    static const std::vector<ParameterSpec> none;
    return none;
}

Result<std::vector<Shape>> Identity::outputShapes(const Params &, std::span<const Shape> inputs) const
{
    return std::vector<Shape>{inputs[0]};
}

std::string Identity::explainForward(ExplainContext &context, int, const Index &index) const
{
    return context.input(0, index);
}

std::string Identity::explainBackward(ExplainContext &context, int, const Index &index) const
{
    return context.outputGradient(index);
}

} // namespace

std::unique_ptr<BlockKind> makeIdentity()
{
    return std::make_unique<Identity>();
}

} // namespace vitrine
