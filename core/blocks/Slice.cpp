#include "core/blocks/BlockKind.h"

#include <algorithm>

namespace vitrine {
namespace {

using Type = ParameterSpec::Type;

/// x[start:end:step] of one dimension, as Python counts; `end` −1: to the last. A part of Focus and of Ghost modules.
class Slice : public BlockKind {
public:
    std::string type() const override { return "Slice"; }
    Category category() const override { return Category::Reshape; }
    Message summary() const override
    {
        return Message::of(VITRINE_TEXT("core", "Takes every so many values of one dimension."));
    }
    bool isPublic() const override { return false; }
    const std::vector<ParameterSpec> &parameters() const override { return m_parameters; }
    /// Slices side by side, as Focus makes them, take all places between: this one's window reaches to its neighbours'.
    Reach reach(const Params &params, std::span<const Shape> inputs) const override
    {
        const auto dim = static_cast<std::size_t>(params.integer("dim"));
        if (dim < 2)
            return {};
        std::vector<std::int64_t> steps(inputs[0].size() - 2, 1);
        steps[dim - 2] = params.integer("step");
        return {Reach::Kind::Window, steps, steps};
    }
    std::string formula(Pass pass) const override
    {
        return pass == Pass::Forward ? "y[…,i,…] = x[…,start+i·step,…]" : "∂L/∂x[…,start+i·step,…] = ∂L/∂y[…,i,…]";
    }

    Result<std::vector<Shape>> outputShapes(const Params &params, std::span<const Shape> inputs) const override;
    std::vector<Value> forward(Ops &ops, const Params &params, std::span<const Value> inputs,
                               std::span<const Shape>) const override
    {
        return {ops.slice(inputs[0], params.integer("dim"), params.integer("start"), params.integer("end"),
                          params.integer("step"))};
    }
    std::string explainForward(ExplainContext &context, int, const Index &index) const override
    {
        const Params &params = context.params();
        Index from = index;
        std::int64_t &place = from[static_cast<std::size_t>(params.integer("dim"))];
        place = params.integer("start") + place * params.integer("step");
        return context.input(0, from);
    }
    std::string explainBackward(ExplainContext &context, int, const Index &index) const override;

private:
    std::vector<ParameterSpec> m_parameters = {
        {.name = "dim", .type = Type::Integer, .min = 0, .required = true},
        {.name = "start", .type = Type::Integer, .defaultValue = std::int64_t(0), .min = 0},
        {.name = "end", .type = Type::Integer, .defaultValue = std::int64_t(-1), .min = -1},
        {.name = "step", .type = Type::Integer, .defaultValue = std::int64_t(1), .min = 1}};
};

Result<std::vector<Shape>> Slice::outputShapes(const Params &params, std::span<const Shape> inputs) const
{
    const auto dim = static_cast<std::size_t>(params.integer("dim"));
    Shape output = inputs[0];
    if (dim >= output.size())
        return fail(VITRINE_TEXT("core", "it takes a slice of dimension %1, but got an input of shape %2."), dim,
                    toString(inputs[0]));
    const std::int64_t end = params.integer("end") < 0 ? output[dim] : std::min(params.integer("end"), output[dim]);
    const std::int64_t length = end - params.integer("start");
    if (length < 1)
        return fail(VITRINE_TEXT("core", "nothing is left of dimension %1 of the input %2 from %3 on."), dim,
                    toString(inputs[0]), params.integer("start"));
    output[dim] = (length - 1) / params.integer("step") + 1;
    return std::vector<Shape>{std::move(output)};
}

std::string Slice::explainBackward(ExplainContext &context, int, const Index &index) const
{
    const Params &params = context.params();
    const auto dim = static_cast<std::size_t>(params.integer("dim"));
    const std::int64_t distance = index[dim] - params.integer("start");
    if (distance < 0 || distance % params.integer("step") != 0)
        return "0";
    Index reader = index;
    reader[dim] = distance / params.integer("step");
    return reader[dim] < context.outputShape(0)[dim] ? context.outputGradient(reader) : "0";
}

} // namespace

std::unique_ptr<BlockKind> makeSlice()
{
    return std::make_unique<Slice>();
}

} // namespace vitrine
