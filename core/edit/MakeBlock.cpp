#include "core/edit/MakeBlock.h"

#include "core/base/Shortened.h"
#include "core/edit/BlockNames.h"
#include "core/edit/Groups.h"
#include "core/graph/KindOf.h"
#include "core/network/ForeignType.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>

namespace vitrine::edit {

namespace {

constexpr double entranceDistance = 200; ///< canvas units to the left of the parts

std::optional<Message> whyNotPart(const Block &block)
{
    const BlockKind *kind = kindOf(block);
    if (!kind)
        return Message::of(VITRINE_TEXT("core", "\"%1\" is of the type \"%2\", which can't be computed."), block.id,
                           shortened(block.type));
    if (kind->category() == Category::Input)
        return Message::of(VITRINE_TEXT("core",
                                        "\"%1\" is where a tensor enters the network; a block gets its inputs from "
                                        "outside. Select without it."),
                           block.id);
    if (kind->category() == Category::Loss)
        return Message::of(VITRINE_TEXT("core",
                                        "\"%1\" is a loss; it ends the network and can't be part of a block. Select "
                                        "without it."),
                           block.id);
    return std::nullopt;
}

/// A block outside that is fed by those inside and feeds one of them, through others or not; empty where there is none.
std::string wayBack(const Network &network, const Ids &ids)
{
    std::vector<std::string> open;
    Ids seen;
    const auto follow = [&](const std::string &from) {
        for (const Connection &each : network.connections) {
            if (each.from.block == from && !ids.contains(each.to.block) && seen.insert(each.to.block).second)
                open.push_back(each.to.block);
        }
    };
    for (const std::string &id : ids)
        follow(id);
    while (!open.empty()) {
        const std::string here = std::move(open.back());
        open.pop_back();
        const auto leadsIn = [&](const Connection &each) {
            return each.from.block == here && ids.contains(each.to.block);
        };
        if (std::ranges::any_of(network.connections, leadsIn))
            return here;
        follow(here);
    }
    return {};
}

/// Builds the definition of a selection, and says what its ports stand for outside.
class Gatherer {
public:
    Gatherer(const Network &network, const Ids &ids, const std::string &name) : m_network(network), m_ids(ids)
    {
        m_definition.name = name;
        nameParts();
        addParts();
        addWires();
        addLooseInputs();
        addExits();
        placeEntrances();
        m_definition.category = likeliestCategory();
    }

    const Definition &definition() const { return m_definition; }
    const std::vector<std::pair<std::string, std::string>> &names() const { return m_names; }
    /// The port that an output outside feeds; −1: none.
    int entranceOf(const Endpoint &from) const { return portOf(m_sources, from); }
    /// The port that an output inside has become; −1: none.
    int exitOf(const Endpoint &from) const { return portOf(m_exits, from); }

private:
    static int portOf(const std::vector<Endpoint> &ports, const Endpoint &end)
    {
        const auto found = std::ranges::find(ports, end);
        return found == ports.end() ? -1 : static_cast<int>(found - ports.begin());
    }
    bool isIn(const std::string &id) const { return m_ids.contains(id); }
    static bool isEntranceName(std::string_view id)
    {
        return id.size() > 2 && id.starts_with("in") && id.find_first_not_of("0123456789", 2) == std::string_view::npos;
    }

    /// Parts keep their ids, but for those that entrances are called by.
    void nameParts()
    {
        std::set<std::string> taken;
        for (const Block &block : m_network.blocks) {
            if (!isIn(block.id))
                continue;
            std::string id = block.id;
            if (isEntranceName(id))
                id = freeCopyId(m_network, "part_" + id, taken);
            taken.insert(id);
            m_names.emplace_back(block.id, id);
        }
    }
    const std::string &partName(const std::string &id) const
    {
        return std::ranges::find(m_names, id, &std::pair<std::string, std::string>::first)->second;
    }

    void addParts()
    {
        for (const Block &block : m_network.blocks) {
            if (!isIn(block.id))
                continue;
            m_definition.network.blocks.push_back(block);
            m_definition.network.blocks.back().id = partName(block.id);
        }
    }

    std::string entrance(int port) const { return "in" + std::to_string(port); }

    void addWires()
    {
        for (const Connection &each : m_network.connections) {
            if (!isIn(each.to.block))
                continue;
            Connection wire = each;
            wire.to.block = partName(each.to.block);
            if (isIn(each.from.block)) {
                wire.from.block = partName(each.from.block);
            } else {
                wire.from.block = entrance(takeEntrance(each.from));
                wire.from.port = 0;
                wire.unknown.clear(); // the wire outside keeps it
            }
            m_definition.network.connections.push_back(std::move(wire));
        }
    }

    /// The port for an output outside, a new one where that has none yet.
    int takeEntrance(const Endpoint &from)
    {
        const int port = entranceOf(from);
        if (port >= 0)
            return port;
        m_sources.push_back(from);
        return static_cast<int>(m_sources.size()) - 1;
    }

    void addLooseInputs()
    {
        for (const Block &block : m_network.blocks) {
            const BlockKind *kind = isIn(block.id) ? kindOf(block) : nullptr;
            for (int port = 0; kind && port < kind->inputs().min; ++port) {
                if (std::ranges::find(m_network.connections, Endpoint{block.id, port}, &Connection::to)
                    != m_network.connections.end())
                    continue;
                m_definition.network.connections.push_back(
                    {{entrance(static_cast<int>(m_sources.size())), 0}, {partName(block.id), port}, {}});
                m_sources.push_back({}); // fed by nothing yet
            }
        }
    }

    void addExits()
    {
        for (const Block &block : m_network.blocks) {
            if (!isIn(block.id))
                continue;
            std::set<int> ports;
            bool feedsNone = true;
            for (const Connection &each : m_network.connections) {
                if (each.from.block != block.id)
                    continue;
                feedsNone = false;
                if (!isIn(each.to.block))
                    ports.insert(each.from.port);
            }
            for (int port = 0; feedsNone && port < outputCount(block); ++port)
                ports.insert(port);
            for (const int port : ports) {
                m_exits.push_back({block.id, port});
                m_definition.outputs.push_back({partName(block.id), port});
            }
        }
    }

    static int outputCount(const Block &block)
    {
        const BlockKind *kind = kindOf(block);
        std::vector<Problem> problems;
        const Params params = Params::resolve(kind->parameters(), block, problems);
        return problems.empty() ? kind->outputCount(params) : 1;
    }

    /// To the left of all, each at the height of what it feeds first.
    void placeEntrances()
    {
        auto &blocks = m_definition.network.blocks;
        double left = std::numeric_limits<double>::infinity();
        for (const Block &block : blocks)
            left = block.position ? std::min(left, block.position->x) : left;
        std::vector<Block> entrances;
        for (std::size_t port = 0; port < m_sources.size(); ++port) {
            Block input{entrance(static_cast<int>(port)), "Input", {}, {}, {}};
            const auto fed =
                std::ranges::find(m_definition.network.connections, Endpoint{input.id, 0}, &Connection::from);
            const Block *part = m_definition.network.find(fed->to.block);
            if (part && part->position)
                input.position = Position{left - entranceDistance, part->position->y};
            entrances.push_back(std::move(input));
        }
        blocks.insert(blocks.begin(), entrances.begin(), entrances.end());
        moveToOrigin();
    }

    /// So that the same blocks make the same definition wherever they stood.
    void moveToOrigin()
    {
        constexpr double infinity = std::numeric_limits<double>::infinity();
        Position low{infinity, infinity};
        for (const Block &block : m_definition.network.blocks) {
            if (block.position)
                low = {std::min(low.x, block.position->x), std::min(low.y, block.position->y)};
        }
        for (Block &block : m_definition.network.blocks) {
            if (block.position)
                block.position = Position{block.position->x - low.x, block.position->y - low.y};
        }
    }

    /// What colours the block: the weightiest kind of part in it.
    Category likeliestCategory() const
    {
        for (const auto &[category, name] : customCategories()) {
            for (const Block &block : m_definition.network.blocks) {
                if (const BlockKind *kind = kindOf(block); kind && kind->category() == category)
                    return category;
            }
        }
        return Category::Combine;
    }

    const Network &m_network;
    const Ids &m_ids;
    Definition m_definition;
    std::vector<std::pair<std::string, std::string>> m_names; ///< id outside, id inside
    std::vector<Endpoint> m_sources; ///< outside, by entrance; without a block: nothing feeds it
    std::vector<Endpoint> m_exits; ///< of the parts, by their ids outside
};

std::optional<Position> middleOf(const Network &network, const Ids &ids)
{
    Position sum;
    double count = 0;
    for (const Block &block : network.blocks) {
        if (!ids.contains(block.id) || !block.position)
            continue;
        sum = {sum.x + block.position->x, sum.y + block.position->y};
        ++count;
    }
    if (count == 0)
        return std::nullopt;
    return Position{std::round(sum.x / count / 8) * 8, std::round(sum.y / count / 8) * 8};
}

/// The wires of the network with the selection as one block.
std::vector<Connection> rewired(const Network &network, const Ids &ids, const std::string &id, const Gatherer &gatherer)
{
    std::vector<Connection> wires;
    std::set<int> fed;
    for (const Connection &each : network.connections) {
        const bool fromIn = ids.contains(each.from.block), toIn = ids.contains(each.to.block);
        if (fromIn && toIn)
            continue;
        Connection wire = each;
        if (fromIn)
            wire.from = {id, gatherer.exitOf(each.from)};
        if (toIn) {
            const int port = gatherer.entranceOf(each.from);
            if (!fed.insert(port).second)
                continue;
            wire.to = {id, port};
        }
        wires.push_back(std::move(wire));
    }
    return wires;
}

/// The groups after it: the block is in the one that held all its parts.
std::vector<Group> regrouped(const Network &network, const Ids &ids, const std::string &id)
{
    std::vector<Group> groups = groupsOf(network);
    for (Group &group : groups) {
        const auto inside =
            std::ranges::count_if(group.blocks, [&](const std::string &each) { return ids.contains(each); });
        const bool hasAll = static_cast<std::size_t>(inside) == ids.size();
        std::erase_if(group.blocks, [&](const std::string &each) { return ids.contains(each); });
        if (hasAll)
            group.blocks.push_back(id);
    }
    return groups;
}

} // namespace

std::optional<Message> whyNotOneBlock(const Network &network, const Ids &ids)
{
    std::size_t found = 0;
    for (const Block &block : network.blocks) {
        if (!ids.contains(block.id))
            continue;
        ++found;
        if (auto why = whyNotPart(block))
            return why;
    }
    if (found == 0)
        return Message::of(VITRINE_TEXT("core", "Select the blocks first that are to become one."));
    if (const std::string outside = wayBack(network, ids); !outside.empty())
        return Message::of(VITRINE_TEXT("core",
                                        "A way leads out of the selected blocks over \"%1\" and back into them. Select "
                                        "it as well."),
                           outside);
    return std::nullopt;
}

Result<MadeBlock> makeBlock(const Network &network, const Ids &ids, const std::string &name)
{
    if (auto why = whyNotOneBlock(network, ids))
        return Error{*std::move(why), {}, false};
    if (auto why = wrongName(name))
        return Error{*std::move(why), {}, false};
    const Gatherer gatherer(network, ids, name);
    const auto kind = customKind(gatherer.definition());
    if (!kind)
        return kind.error();
    MadeBlock made{network, {}, gatherer.definition(), {}};
    std::erase_if(made.network.blocks, [&](const Block &block) { return ids.contains(block.id); });
    made.id = freeId(made.network, name);
    Block block = blockOf(**kind, made.id);
    block.position = middleOf(network, ids);
    const auto first = std::ranges::find_if(network.blocks, [&](const Block &each) { return ids.contains(each.id); });
    made.network.blocks.insert(made.network.blocks.begin() + (first - network.blocks.begin()), std::move(block));
    made.network.connections = rewired(network, ids, made.id, gatherer);
    made.network = withGroups(std::move(made.network), regrouped(network, ids, made.id));
    for (const auto &[outside, inside] : gatherer.names())
        made.renames.emplace_back(outside, made.id + '.' + inside);
    return made;
}

Result<Network> redefineBlock(Network network, const std::string &id, const Definition &definition)
{
    const auto kind = customKind(definition);
    if (!kind)
        return kind.error();
    Block *block = network.find(id);
    if (!block || block->type != customType)
        return fail(VITRINE_TEXT("core", "\"%1\" is not a block of your own."), id);
    block->unknown.insert_or_assign(definitionMember, blockOf(**kind, id).unknown.at(definitionMember));
    std::erase_if(block->params, [&](const auto &given) {
        return std::ranges::find(definition.parameters, given.first, &ExposedParameter::name)
            == definition.parameters.end();
    });
    const int inputs = definition.entrances(), outputs = static_cast<int>(definition.outputs.size());
    std::erase_if(network.connections, [&](const Connection &each) {
        return (each.to.block == id && each.to.port >= inputs) || (each.from.block == id && each.from.port >= outputs);
    });
    return network;
}

} // namespace vitrine::edit
