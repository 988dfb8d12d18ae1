#include "core/edit/Connections.h"

#include "core/graph/KindOf.h"

#include <algorithm>
#include <utility>

namespace vitrine::edit {

namespace {

/// Whether the block takes any number of inputs.
bool isOpenEnded(const Network &network, const std::string &id)
{
    const Block *block = network.find(id);
    const BlockKind *kind = block ? kindOf(*block) : nullptr;
    return kind && kind->inputs().max < 0;
}

int inputsInUse(const Network &network, const std::string &id)
{
    int count = 0;
    for (const Connection &each : network.connections)
        count = each.to.block == id ? std::max(count, each.to.port + 1) : count;
    return count;
}

bool joins(const Connection &connection, const Endpoint &from, const Endpoint &to)
{
    return connection.from == from && connection.to == to;
}

} // namespace

void closeGaps(Network &network, const std::string &id)
{
    if (!isOpenEnded(network, id))
        return;
    std::vector<Connection *> arrivals;
    for (Connection &each : network.connections) {
        if (each.to.block == id)
            arrivals.push_back(&each);
    }
    std::ranges::stable_sort(arrivals, {}, [](const Connection *each) { return each->to.port; });
    for (std::size_t port = 0; port < arrivals.size(); ++port)
        arrivals[port]->to.port = static_cast<int>(port);
}

Network connectPorts(Network network, const Endpoint &from, const Endpoint &to)
{
    Endpoint end = to;
    if (isOpenEnded(network, to.block))
        end.port = std::min(to.port, inputsInUse(network, to.block));
    const auto taken = std::ranges::find(network.connections, end, &Connection::to);
    if (taken == network.connections.end())
        network.connections.push_back({from, end, {}});
    else
        taken->from = from;
    return network;
}

Network disconnectPorts(Network network, const Endpoint &from, const Endpoint &to)
{
    std::erase_if(network.connections, [&](const Connection &each) { return joins(each, from, to); });
    closeGaps(network, to.block);
    return network;
}

Network reconnectPorts(Network network, const Endpoint &from, const Endpoint &to, const Endpoint &newFrom,
                       const Endpoint &newTo)
{
    if (to == newTo) // its other end alone moves: it keeps its place in the file
        return connectPorts(std::move(network), newFrom, newTo);
    return connectPorts(disconnectPorts(std::move(network), from, to), newFrom, newTo);
}

bool canInsert(const BlockKind &kind)
{
    return kind.inputs().max != 0 && kind.inputs().min <= 1 && kind.category() != Category::Loss;
}

Network insertOn(Network network, const Endpoint &from, const Endpoint &to, const std::string &id)
{
    const auto found =
        std::ranges::find_if(network.connections, [&](const Connection &each) { return joins(each, from, to); });
    if (found == network.connections.end() || !network.find(id))
        return network;
    found->from = {id, 0};
    return connectPorts(std::move(network), from, {id, 0});
}

Added insertOn(Network network, const Endpoint &from, const Endpoint &to, const BlockKind &kind,
               std::optional<Position> position, const Shape &fed)
{
    Added added = addBlock(std::move(network), kind, position, fed);
    added.network = insertOn(std::move(added.network), from, to, added.id);
    return added;
}

} // namespace vitrine::edit
