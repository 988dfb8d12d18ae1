#include "core/blocks/support/Broadcast.h"

#include "core/blocks/support/Indexing.h"

namespace vitrine {

const std::vector<ParameterSpec> &BroadcastKind::parameters() const
{
    static const std::vector<ParameterSpec> none;
    return none;
}

Result<std::vector<Shape>> BroadcastKind::outputShapes(const Params &, std::span<const Shape> inputs) const
{
    if (auto shape = broadcastShape(inputs))
        return std::vector<Shape>{std::move(*shape)};
    std::string shapes;
    for (const Shape &shape : inputs)
        shapes += (shapes.empty() ? "" : ", ") + toString(shape);
    return fail(
        VITRINE_TEXT(
            "core",
            "it got inputs of shapes %1, but needs sizes that are equal or 1, counted from the last dimension."),
        shapes);
}

} // namespace vitrine
