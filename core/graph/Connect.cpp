#include "core/graph/Connect.h"

#include "core/base/NearestName.h"
#include "core/base/Shortened.h"
#include "core/graph/KindOf.h"

#include <algorithm>
#include <unordered_map>

namespace vitrine {

namespace {

/// Among more ids than this no near one is looked for: it would take too long.
constexpr std::size_t mostIdsToSearch = 2000;

/// A connection into a block, seen from there.
struct Arrival {
    int port = 0;
    PlannedSource source;
};

class Connector {
public:
    Connector(const Network &network, Plan &plan, std::vector<Problem> &problems)
        : m_network(network), m_plan(plan), m_problems(problems), m_arrivals(plan.blocks.size())
    {
    }

    void run()
    {
        indexIds();
        for (const Connection &connection : m_network.connections) {
            if (m_problems.size() >= mostProblems)
                return;
            connect(connection);
        }
        for (std::size_t i = 0; i < m_plan.blocks.size() && m_problems.size() < mostProblems; ++i)
            settleInputs(m_plan.blocks[i], m_arrivals[i]);
    }

private:
    void report(const std::string &block, Message message) { m_problems.push_back({block, {}, std::move(message)}); }

    void indexIds();
    int indexOf(const Connection &connection, const std::string &id, const std::string &otherEnd);
    bool outputExists(const Connection &connection, const PlannedBlock &from);
    bool inputExists(const Connection &connection, const PlannedBlock &to);
    void connect(const Connection &connection);
    void settleInputs(PlannedBlock &planned, std::vector<Arrival> &arrivals);

    const Network &m_network;
    Plan &m_plan;
    std::vector<Problem> &m_problems;
    std::unordered_map<std::string_view, int> m_index;
    std::vector<std::vector<Arrival>> m_arrivals; ///< by block
};

void Connector::indexIds()
{
    m_index.reserve(m_plan.blocks.size());
    for (std::size_t i = 0; i < m_plan.blocks.size(); ++i) {
        const Block &block = *m_plan.blocks[i].block;
        const auto [place, isNew] = m_index.emplace(block.id, static_cast<int>(i));
        if (isNew)
            continue;
        // What is connected to which of the two can't be told, so nothing more is said about either.
        m_plan.blocks[i].sound = false;
        m_plan.blocks[static_cast<std::size_t>(place->second)].sound = false;
        if (m_problems.size() < mostProblems)
            report(
                block.id,
                Message::of(VITRINE_TEXT("core", "Two blocks have the id \"%1\"; every id must be unique."), block.id));
    }
}

/// The index of the block, or −1 after a problem, which is attached to the connection's other end.
int Connector::indexOf(const Connection &connection, const std::string &id, const std::string &otherEnd)
{
    const auto found = m_index.find(id);
    if (found != m_index.end())
        return found->second;
    std::vector<std::string> ids;
    if (m_index.size() <= mostIdsToSearch) {
        for (const Block &block : m_network.blocks)
            ids.push_back(block.id);
    }
    const std::string &place = m_index.contains(otherEnd) ? otherEnd : id;
    const std::string meant = nearestName(id, ids);
    if (meant.empty()) {
        report(place,
               Message::of(
                   VITRINE_TEXT("core",
                                "The connection from \"%1\" to \"%2\" names the block \"%3\", which does not exist."),
                   shortened(connection.from.block), shortened(connection.to.block), shortened(id)));
    } else {
        report(place,
               Message::of(VITRINE_TEXT("core",
                                        "The connection from \"%1\" to \"%2\" names the block \"%3\", which does not "
                                        "exist; did you mean \"%4\"?"),
                           shortened(connection.from.block), shortened(connection.to.block), shortened(id), meant));
    }
    return -1;
}

bool Connector::outputExists(const Connection &connection, const PlannedBlock &from)
{
    if (!from.sound)
        return true;
    const bool isBareInput = from.kind->category() == Category::Input;
    const int count = isBareInput ? 1 : from.kind->outputCount(from.params);
    if (connection.from.port >= 0 && connection.from.port < count)
        return true;
    report(connection.to.block,
           Message::of(VITRINE_TEXT("core",
                                    "The connection from \"%1\" to \"%2\" starts at output %3, but \"%1\" (%4) has the "
                                    "outputs 0 to %5."),
                       connection.from.block, connection.to.block, connection.from.port, kindName(*from.kind),
                       count - 1));
    return false;
}

/// "1", "2 or more", "1 to 3"
Message portCountText(const PortCount &count)
{
    if (count.max < 0)
        return Message::of(VITRINE_TEXT("core", "%1 or more"), count.min);
    if (count.min == count.max)
        return Message::of("%1", count.min);
    return Message::of(VITRINE_TEXT("core", "%1 to %2"), count.min, count.max);
}

bool Connector::inputExists(const Connection &connection, const PlannedBlock &to)
{
    if (!to.kind)
        return true;
    const PortCount count = to.kind->inputs();
    if (connection.to.port >= 0 && (count.max < 0 || connection.to.port < count.max))
        return true;
    report(connection.to.block,
           Message::of(VITRINE_TEXT("core",
                                    "The connection from \"%1\" to \"%2\" ends at input %3, which \"%2\" (%4) does not "
                                    "have; number of inputs that it takes: %5."),
                       connection.from.block, connection.to.block, connection.to.port, kindName(*to.kind),
                       portCountText(count)));
    return false;
}

void Connector::connect(const Connection &connection)
{
    const int from = indexOf(connection, connection.from.block, connection.to.block);
    const int to = indexOf(connection, connection.to.block, connection.from.block);
    if (to < 0)
        return;
    PlannedBlock &target = m_plan.blocks[static_cast<std::size_t>(to)];
    if (!inputExists(connection, target)) {
        target.sound = false;
        return;
    }
    const bool exists = from >= 0 && outputExists(connection, m_plan.blocks[static_cast<std::size_t>(from)]);
    const PlannedSource source = exists ? PlannedSource{from, connection.from.port} : PlannedSource{};
    m_arrivals[static_cast<std::size_t>(to)].push_back({connection.to.port, source});
    if (!exists)
        target.sound = false;
}

/// Puts the arrivals in the order of their ports, of which none may be missing or come twice.
void Connector::settleInputs(PlannedBlock &planned, std::vector<Arrival> &arrivals)
{
    std::ranges::stable_sort(arrivals, {}, &Arrival::port);
    for (const Arrival &arrival : arrivals)
        planned.inputs.push_back(arrival.source);
    if (!planned.sound)
        return;
    const Block &block = *planned.block;
    const auto twice = std::ranges::adjacent_find(arrivals, {}, &Arrival::port);
    if (twice != arrivals.end()) {
        planned.sound = false;
        const auto idOf = [&](const PlannedSource &source) {
            return m_plan.blocks[static_cast<std::size_t>(source.block)].block->id;
        };
        report(block.id,
               Message::of(VITRINE_TEXT("core",
                                        "Input %1 of block \"%2\" (%3) has two connections, from \"%4\" and from "
                                        "\"%5\"; an input takes one."),
                           twice->port, block.id, block.type, idOf(twice->source), idOf(std::next(twice)->source)));
        return;
    }
    int missing = 0;
    while (static_cast<std::size_t>(missing) < arrivals.size()
           && arrivals[static_cast<std::size_t>(missing)].port == missing)
        ++missing;
    const PortCount count = planned.kind->inputs();
    if (static_cast<std::size_t>(missing) == arrivals.size() && missing >= count.min)
        return;
    planned.sound = false;
    report(
        block.id,
        Message::of(
            VITRINE_TEXT("core", "Input %1 of block \"%2\" (%3) is not connected; number of inputs that it takes: %4."),
            missing, block.id, kindName(*planned.kind), portCountText(count)));
}

} // namespace

void connectBlocks(const Network &network, Plan &plan, std::vector<Problem> &problems)
{
    Connector(network, plan, problems).run();
}

} // namespace vitrine
