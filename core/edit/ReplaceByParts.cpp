#include "core/edit/ReplaceByParts.h"

#include "core/edit/BlockNames.h"
#include "core/edit/Groups.h"
#include "core/graph/Inside.h"

#include <algorithm>
#include <iterator>
#include <map>
#include <optional>

namespace vitrine::edit {

namespace {

using Names = std::map<std::string, std::string>; ///< of the new blocks by the parts' ids

/// "csp_m_0", or the next such name that is free.
Names namesFor(const Network &network, const std::string &block, const Network &parts)
{
    Names names;
    Ids taken;
    for (const Block &part : parts.blocks) {
        if (part.type == "Input")
            continue;
        std::string wanted = block + '_' + part.id;
        std::ranges::replace(wanted, '.', '_');
        const std::string id = freeCopyId(network, wanted, taken);
        taken.insert(id);
        names.emplace(part.id, id);
    }
    return names;
}

/// A part that no network can have as a block; null where all can be.
const BlockKind *unfitPart(const Network &parts)
{
    for (const Block &part : parts.blocks) {
        const BlockKind *kind = findBlockKind(part.type);
        if (kind && !kind->isPublic())
            return kind;
    }
    return nullptr;
}

/// Leads what went to and from a block to and from its parts.
class Rewiring {
public:
    Rewiring(const Network &network, const std::string &block, const Expansion &expansion, const Names &names)
        : m_network(network), m_block(block), m_expansion(expansion), m_names(names)
    {
    }

    std::vector<Connection> connections() const
    {
        std::vector<Connection> made;
        for (const Connection &each : m_network.connections) {
            const std::optional<Endpoint> from = outside(each.from);
            if (from && each.to.block != m_block)
                made.push_back({*from, each.to, each.unknown});
        }
        for (const Connection &each : m_expansion.network.connections)
            if (const std::optional<Endpoint> from = within(each.from))
                made.push_back({*from, {m_names.at(each.to.block), each.to.port}, {}});
        return made;
    }

private:
    /// Where a value of the network comes from now.
    std::optional<Endpoint> outside(const Endpoint &from) const
    {
        if (from.block != m_block)
            return from;
        const auto port = static_cast<std::size_t>(from.port);
        return port < m_expansion.outputs.size() ? within(m_expansion.outputs[port]) : std::nullopt;
    }

    /// Where a value of the inside comes from; through an entrance it is what feeds the block.
    std::optional<Endpoint> within(const Endpoint &from) const
    {
        if (const auto name = m_names.find(from.block); name != m_names.end())
            return Endpoint{name->second, from.port};
        const Endpoint entrance{m_block, static_cast<int>(portOfInput(from.block))};
        const auto feed = std::ranges::find(m_network.connections, entrance, &Connection::to);
        return feed == m_network.connections.end() ? std::nullopt : std::optional(feed->from);
    }

    const Network &m_network;
    const std::string &m_block;
    const Expansion &m_expansion;
    const Names &m_names;
};

/// The parts where the block stood in the file, in the order in which they run.
std::vector<Block> blocksWith(const Network &network, const std::string &block, const Network &parts,
                              const Names &names)
{
    std::vector<Block> blocks;
    for (const Block &each : network.blocks) {
        if (each.id != block) {
            blocks.push_back(each);
            continue;
        }
        for (const Block &part : parts.blocks)
            if (const auto name = names.find(part.id); name != names.end())
                blocks.push_back({name->second, part.type, part.params, {}, {}, each.isFrozen});
    }
    return blocks;
}

std::vector<Group> groupsWith(const Network &network, const std::string &block, const Ids &ids)
{
    std::vector<Group> groups = groupsOf(network);
    for (Group &group : groups) {
        const auto place = std::ranges::find(group.blocks, block);
        if (place == group.blocks.end())
            continue;
        const auto next = group.blocks.erase(place);
        group.blocks.insert(next, ids.begin(), ids.end());
        return groups;
    }
    if (ids.size() > 1)
        groups.push_back({block, {ids.begin(), ids.end()}, false});
    return groups;
}

Unpacked unpack(const Network &network, const std::string &block, const Expansion &expansion)
{
    const Names names = namesFor(network, block, expansion.network);
    Unpacked unpacked{network, {}, {}};
    for (const auto &[part, id] : names) {
        unpacked.ids.insert(id);
        unpacked.renames.emplace_back(block + '.' + part, id);
    }
    unpacked.network.blocks = blocksWith(network, block, expansion.network, names);
    unpacked.network.connections = Rewiring(network, block, expansion, names).connections();
    unpacked.network = withGroups(std::move(unpacked.network), groupsWith(network, block, unpacked.ids));
    return unpacked;
}

/// The same place of the network after blocks got other names.
std::string renamedPath(std::string path, const Unpacked &unpacked)
{
    for (const auto &[from, to] : unpacked.renames)
        if (path == from || path.starts_with(from + '.'))
            path = to + path.substr(from.size());
    return path;
}

Error notMadeOfOthers(const std::string &path)
{
    return fail(VITRINE_TEXT("core",
                             "\"%1\" can't be replaced by its parts: it is no block made of others that works as it "
                             "stands."),
                path);
}

Result<Unpacked> unpackAlong(Network network, const std::string &path, const std::string &told)
{
    const std::string block = path.substr(0, path.find('.'));
    const GraphResult result = buildGraph(network, 1);
    const Graph &graph = result.graph ? *result.graph : result.soundPart;
    const std::optional<Inside> inside = insideOf(network, graph, block);
    if (!inside)
        return notMadeOfOthers(told);
    if (const BlockKind *part = unfitPart(inside->expansion.network))
        return fail(VITRINE_TEXT("core",
                                 "\"%1\" (%2) can't be replaced by its parts: one of them is a %3, which is only a "
                                 "part of other blocks."),
                    inside->path, inside->kind->type(), part->type());
    Unpacked unpacked = unpack(network, block, inside->expansion);
    if (path == block)
        return unpacked;
    const std::string rest = renamedPath(path, unpacked);
    if (rest == path) // names no part
        return notMadeOfOthers(told);
    Result<Unpacked> further = unpackAlong(std::move(unpacked.network), rest, told);
    if (!further)
        return further;
    unpacked.ids.erase(rest.substr(0, rest.find('.')));
    further->ids.insert(unpacked.ids.begin(), unpacked.ids.end());
    further->renames.insert(further->renames.begin(), unpacked.renames.begin(), unpacked.renames.end());
    return further;
}

} // namespace

std::string Unpacked::blockOf(std::string path) const
{
    std::string block = renamedPath(std::move(path), *this);
    return ids.contains(block) ? std::move(block) : std::string();
}

Result<Unpacked> replaceByParts(Network network, const std::string &path)
{
    return unpackAlong(std::move(network), path, path);
}

} // namespace vitrine::edit
