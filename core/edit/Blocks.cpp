#include "core/edit/Blocks.h"

#include "core/edit/BlockNames.h"
#include "core/edit/Connections.h"
#include "core/edit/Groups.h"
#include "core/graph/Graph.h"
#include "core/graph/KindOf.h"
#include "core/network/BlockId.h"

#include <algorithm>
#include <utility>

namespace vitrine::edit {

namespace {

/// What feeds a removed block, seen through others that are removed too; by the first input, as the trunk of a network
/// has it. Nothing where that input is not connected.
std::optional<Endpoint> feedThrough(const Network &network, const Ids &removed, Endpoint from)
{
    for (std::size_t step = 0; step <= removed.size(); ++step) {
        if (!removed.contains(from.block))
            return from;
        const auto feed = std::ranges::find(network.connections, Endpoint{from.block, 0}, &Connection::to);
        if (feed == network.connections.end())
            return std::nullopt;
        from = feed->from;
    }
    return std::nullopt; // a cycle
}

Ids troubledBlocks(const Network &network)
{
    Ids ids;
    for (const Problem &problem : buildGraph(network, 1).problems)
        ids.insert(problem.block);
    return ids;
}

/// The joins that a removal leaves to make: what a kept block gets in place of a removed one.
std::vector<Connection> joinsFor(const Network &network, const Ids &removed)
{
    std::vector<Connection> joins;
    for (const Connection &each : network.connections) {
        if (!removed.contains(each.from.block) || removed.contains(each.to.block))
            continue;
        if (const auto feed = feedThrough(network, removed, each.from))
            joins.push_back({*feed, each.to, each.unknown});
    }
    return joins;
}

Network without(Network network, const Ids &ids)
{
    std::erase_if(network.blocks, [&](const Block &block) { return ids.contains(block.id); });
    std::erase_if(network.connections,
                  [&](const Connection &each) { return ids.contains(each.from.block) || ids.contains(each.to.block); });
    return withoutMembers(std::move(network), ids);
}

} // namespace

Added addBlock(Network network, const BlockKind &kind, std::optional<Position> position, const Shape &fed)
{
    Block block = blockOf(kind, freeId(network, kindName(kind)));
    block.params = defaultParams(kind, fed);
    block.position = position;
    std::string id = block.id;
    network.blocks.push_back(std::move(block));
    return {std::move(network), std::move(id)};
}

Network removeBlocks(Network network, const Ids &ids, Heal heal)
{
    std::vector<Connection> joins = heal == Heal::Join ? joinsFor(network, ids) : std::vector<Connection>();
    Ids touched;
    for (const Connection &each : network.connections) {
        if (ids.contains(each.from.block) && !ids.contains(each.to.block))
            touched.insert(each.to.block);
    }
    const Ids troubled = joins.empty() ? Ids() : troubledBlocks(network);
    Network bare = without(std::move(network), ids);
    Network joined = bare;
    joined.connections.insert(joined.connections.end(), joins.begin(), joins.end());
    if (!joins.empty()) { // a join that would be a new problem is not made
        const Ids now = troubledBlocks(joined);
        std::erase_if(joins, [&](const Connection &each) {
            return now.contains(each.to.block) && !troubled.contains(each.to.block);
        });
        joined = std::move(bare);
        joined.connections.insert(joined.connections.end(), joins.begin(), joins.end());
    }
    for (const std::string &id : touched)
        closeGaps(joined, id);
    return joined;
}

Result<Network> renameBlock(Network network, const std::string &id, const std::string &newId)
{
    if (!isBlockId(newId))
        return Error{notABlockId(newId), {}, false};
    if (newId == id)
        return network;
    if (network.find(newId))
        return fail(VITRINE_TEXT("core", "There is a block \"%1\" already; every id must be unique."), newId);
    if (Block *block = network.find(id))
        block->id = newId;
    for (Connection &each : network.connections) {
        if (each.from.block == id)
            each.from.block = newId;
        if (each.to.block == id)
            each.to.block = newId;
    }
    return withMemberRenamed(std::move(network), id, newId);
}

TensorMap renameWeights(TensorMap weights, const std::string &id, const std::string &newId)
{
    TensorMap renamed;
    const std::string prefix = id + '.';
    for (auto &[name, tensor] : weights) {
        const bool isIts = name.compare(0, prefix.size(), prefix) == 0;
        renamed.insert_or_assign(isIts ? newId + name.substr(id.size()) : name, std::move(tensor));
    }
    return renamed;
}

Network setParam(Network network, const std::string &id, const std::string &name, ParamValue value)
{
    if (Block *block = network.find(id))
        block->params.insert_or_assign(name, std::move(value));
    return network;
}

Network unsetParam(Network network, const std::string &id, const std::string &name)
{
    if (Block *block = network.find(id))
        block->params.erase(name);
    return network;
}

Network setFrozen(Network network, const Ids &ids, bool isFrozen)
{
    for (Block &block : network.blocks)
        if (ids.contains(block.id))
            block.isFrozen = isFrozen;
    return network;
}

Network setPositions(Network network, const Positions &positions)
{
    for (Block &block : network.blocks) {
        if (const auto found = positions.find(block.id); found != positions.end())
            block.position = found->second;
    }
    return network;
}

Network clearPositions(Network network)
{
    for (Block &block : network.blocks)
        block.position.reset();
    return network;
}

bool runsAlike(const Network &a, const Network &b)
{
    const auto bare = [](const Network &network) { return withGroups(clearPositions(network), {}); };
    return bare(a) == bare(b);
}

} // namespace vitrine::edit
