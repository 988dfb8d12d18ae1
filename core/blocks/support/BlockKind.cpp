#include "core/blocks/BlockKind.h"

#include <algorithm>
#include <cassert>
#include <unordered_map>

namespace vitrine {

void BlockKind::check(const Params &, const std::string &, std::vector<Problem> &) const { }

std::vector<WeightSpec> BlockKind::weights(const Params &, std::span<const Shape>) const
{
    return {};
}

Reach BlockKind::reach(const Params &, std::span<const Shape>) const
{
    return {};
}

std::string BlockKind::sizeFormula(const Params &, std::span<const Shape>) const
{
    return {};
}

std::int64_t BlockKind::macs(const Params &, std::span<const Shape>) const
{
    return 0;
}

Expansion BlockKind::expand(const Params &, std::span<const Shape>) const
{
    assert(!"only a composite block has parts");
    return {};
}

std::vector<Value> BlockKind::forward(Ops &, const Params &, std::span<const Value>, std::span<const Shape>) const
{
    assert(!"only a primitive block that computes has operations");
    return {};
}

std::string BlockKind::explainForward(ExplainContext &, int, const Index &) const
{
    assert(!"a composite block is explained by its parts");
    return {};
}

std::string BlockKind::explainBackward(ExplainContext &, int, const Index &) const
{
    assert(!"a composite block is explained by its parts");
    return {};
}

const std::vector<std::unique_ptr<BlockKind>> &blockKinds()
{
    static const std::vector<std::unique_ptr<BlockKind>> kinds = makeAllBlockKinds();
    return kinds;
}

const BlockKind *findBlockKind(std::string_view type)
{
    struct Table {
        std::vector<std::string> types; ///< what the keys of byType point into
        std::unordered_map<std::string_view, const BlockKind *> byType;
    };
    static const Table table = [] {
        Table made;
        for (const auto &kind : blockKinds())
            made.types.push_back(kind->type());
        for (std::size_t i = 0; i < made.types.size(); ++i)
            made.byType.emplace(made.types[i], blockKinds()[i].get());
        return made;
    }();
    const auto found = table.byType.find(type);
    return found == table.byType.end() ? nullptr : found->second;
}

} // namespace vitrine
