#include "core/blocks/BlockKind.h"

#include <algorithm>

namespace vitrine {
namespace {

/// Puts the dimensions into another order: dimension d of y is dimension dims[d] of x. A part of YOLOXHead.
class Permute : public BlockKind {
public:
    std::string type() const override { return "Permute"; }
    Category category() const override { return Category::Reshape; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT("core", "Puts the dimensions into another order."));
    }
    bool isPublic() const override { return false; }
    const std::vector<ParameterSpec> &parameters() const override { return m_parameters; }
    std::string formula(Pass pass) const override
    {
        return pass == Pass::Forward ? "y[i_dims] = x[i]" : "∂L/∂x[i] = ∂L/∂y[i_dims]";
    }

    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    std::vector<Value> forward(Ops &ops, const Params &params, std::span<const Value> inputs,
                               std::span<const Shape>) const override
    {
        return {ops.permute(inputs[0], params.integers("dims"))};
    }
    std::string explainForward(ExplainContext &context, int, const Index &index) const override
    {
        const std::vector<std::int64_t> dims = context.params().integers("dims");
        Index from(index.size());
        for (std::size_t d = 0; d < dims.size(); ++d)
            from[static_cast<std::size_t>(dims[d])] = index[d];
        return context.input(0, from);
    }
    std::string explainBackward(ExplainContext &context, int, const Index &index) const override
    {
        Index reader;
        for (const std::int64_t dim : context.params().integers("dims"))
            reader.push_back(index[static_cast<std::size_t>(dim)]);
        return context.outputGradient(reader);
    }

private:
    std::vector<ParameterSpec> m_parameters = {
        {.name = "dims", .type = ParameterSpec::Type::Sizes, .min = 0, .max = 4, .required = true}};
};

Result<std::vector<Shape>> Permute::outputShapes(const Params &params, std::span<const Shape> inputs) const
{
    const std::vector<std::int64_t> dims = params.integers("dims");
    Shape output;
    for (std::size_t d = 0; d < dims.size() && dims.size() == inputs[0].size(); ++d) {
        if (std::count(dims.begin(), dims.end(), static_cast<std::int64_t>(d)) == 1)
            output.push_back(inputs[0][static_cast<std::size_t>(dims[d])]);
    }
    if (output.size() != inputs[0].size())
        return fail(VITRINE_TEXT("core", "its order of dimensions %1 does not fit the input %2."), toString(dims),
                    toString(inputs[0]));
    return std::vector<Shape>{std::move(output)};
}

} // namespace

std::unique_ptr<BlockKind> makePermute()
{
    return std::make_unique<Permute>();
}

} // namespace vitrine
