#include "core/training/compare/variants/support/EditNetwork.h"

#include "core/graph/KindOf.h"

#include <algorithm>
#include <optional>
#include <utility>

namespace vitrine {

void removeBlock(Network &network, const std::string &id)
{
    std::optional<Endpoint> source;
    for (const Connection &connection : network.connections)
        if (connection.to.block == id)
            source = connection.from;
    if (source)
        for (Connection &connection : network.connections)
            if (connection.from.block == id)
                connection.from = *source;
    std::erase_if(network.connections, [&id](const Connection &connection) {
        return connection.to.block == id || connection.from.block == id;
    });
    std::erase_if(network.blocks, [&id](const Block &block) { return block.id == id; });
}

std::string insertAfter(Network &network, const std::string &after, const std::string &id, const std::string &type)
{
    std::string free = id;
    for (int i = 2; network.find(free); ++i)
        free = id + '_' + std::to_string(i);
    const Endpoint source{after, 0};
    for (Connection &connection : network.connections)
        if (connection.from == source)
            connection.from = {free, 0};
    network.connections.push_back({source, {free, 0}, {}});
    // Behind the block that feeds it, so that lists show it there.
    const auto place = std::find_if(network.blocks.begin(), network.blocks.end(),
                                    [&](const Block &block) { return block.id == after; });
    Block block;
    block.id = free;
    block.type = type;
    network.blocks.insert(place == network.blocks.end() ? place : std::next(place), std::move(block));
    for (Block &each : network.blocks)
        each.position.reset(); // the canvas lays it out anew: there is no room for one more
    return free;
}

std::vector<std::string> blocksOf(const Network &network, Category category)
{
    std::vector<std::string> ids;
    if (const GraphResult built = buildGraph(network, 1); built.ok())
        for (const GraphBlock &block : built.graph->blocks)
            if (block.kind->category() == category && !block.kind->isComposite())
                ids.push_back(block.id);
    return ids;
}

bool isAnswer(const Network &network, std::string_view id)
{
    for (const Connection &connection : network.connections) {
        const Block *next = connection.from.block == id ? network.find(connection.to.block) : nullptr;
        const BlockKind *kind = next ? kindOf(*next) : nullptr;
        if (kind && kind->category() == Category::Loss)
            return true;
        if (kind && kind->category() == Category::Activation && isAnswer(network, next->id))
            return true;
    }
    return false;
}

} // namespace vitrine
