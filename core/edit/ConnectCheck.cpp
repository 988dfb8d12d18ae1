#include "core/edit/ConnectCheck.h"

#include "core/edit/BlockDefaults.h"
#include "core/graph/KindOf.h"

#include <algorithm>
#include <unordered_set>
#include <utility>

namespace vitrine::edit {

namespace {

Message described(const Block &block)
{
    const BlockKind *kind = kindOf(block);
    return Message::of(VITRINE_TEXT("core", "\"%1\" (%2)"), block.id, kind ? kindName(*kind) : block.type);
}

} // namespace

ConnectCheck::ConnectCheck(const Network &network, OutputShapes shapes)
    : m_network(network), m_shapes(std::move(shapes))
{
    for (const Block &block : m_network.blocks)
        m_blocks.emplace(block.id, &block);
    for (const Connection &each : m_network.connections) {
        m_fed[each.from.block].push_back(each.to.block);
        m_inputs[each.to.block].emplace_back(each.to.port, each.from);
    }
}

const Block *ConnectCheck::find(const std::string &id) const
{
    const auto found = m_blocks.find(id);
    return found == m_blocks.end() ? nullptr : found->second;
}

Shape ConnectCheck::shapeOf(const Endpoint &from) const
{
    const auto found = m_shapes.find(from.block);
    if (found == m_shapes.end() || from.port < 0 || static_cast<std::size_t>(from.port) >= found->second.size())
        return {};
    return found->second[static_cast<std::size_t>(from.port)];
}

bool ConnectCheck::reaches(const std::string &from, const std::string &to) const
{
    std::unordered_set<std::string_view> seen{from};
    std::vector<std::string_view> open{from};
    while (!open.empty()) {
        const std::string_view block = open.back();
        open.pop_back();
        if (block == to)
            return true;
        const auto fed = m_fed.find(block);
        if (fed == m_fed.end())
            continue;
        for (const std::string_view next : fed->second) {
            if (seen.insert(next).second)
                open.push_back(next);
        }
    }
    return false;
}

/// Nothing where the block has the port, or is of an unknown type.
std::optional<Message> ConnectCheck::missingPort(const Block &block, const Endpoint &end, bool isInput) const
{
    const BlockKind *kind = kindOf(block);
    if (!kind)
        return std::nullopt;
    if (isInput) {
        const int most = kind->inputs().max;
        if (most == 0)
            return Message::of(VITRINE_TEXT("core", "%1 is where a tensor enters; nothing can feed it."),
                               described(block));
        if (end.port < 0 || (most > 0 && end.port >= most))
            return Message::of(VITRINE_TEXT("core", "%1 has no input %2."), described(block), end.port);
        return std::nullopt;
    }
    std::vector<Problem> problems;
    const Params params = Params::resolve(kind->parameters(), block, problems);
    if (end.port < 0 || (problems.empty() && end.port >= kind->outputCount(params)))
        return Message::of(VITRINE_TEXT("core", "%1 has no output %2."), described(block), end.port);
    return std::nullopt;
}

/// What the block would get and need. Nothing where it can work, or where that can't be told yet.
std::optional<Message> ConnectCheck::shapeProblem(const Block &block, const Endpoint &from, const Endpoint &to) const
{
    const BlockKind *kind = kindOf(block);
    std::map<int, Shape> inputs{{to.port, shapeOf(from)}};
    if (const auto connected = m_inputs.find(block.id); connected != m_inputs.end()) {
        for (const auto &[port, source] : connected->second)
            inputs.emplace(port, shapeOf(source));
    }
    std::vector<Shape> shapes;
    for (const auto &[port, shape] : inputs) {
        if (shape.empty() && port != to.port)
            return std::nullopt;
        shapes.push_back(shape);
    }
    const bool isWhole = inputs.begin()->first == 0 && inputs.rbegin()->first == static_cast<int>(inputs.size()) - 1;
    if (!kind || !isWhole || static_cast<int>(inputs.size()) < kind->inputs().min || shapeOf(from).empty())
        return std::nullopt;
    return misfit(*kind, block.params, shapes);
}

Verdict ConnectCheck::check(const Endpoint &from, const Endpoint &to) const
{
    const Block *source = find(from.block), *target = find(to.block);
    if (!source || !target)
        return impossible(
            Message::of(VITRINE_TEXT("core", "There is no block \"%1\"."), source ? to.block : from.block));
    if (source == target)
        return impossible(Message::of(VITRINE_TEXT("core", "%1 can't feed itself."), described(*source)));
    if (auto missing = missingPort(*source, from, false))
        return impossible(std::move(*missing));
    if (auto missing = missingPort(*target, to, true))
        return impossible(std::move(*missing));
    if (reaches(to.block, from.block))
        return impossible(Message::of(VITRINE_TEXT("core",
                                                   "\"%1\" depends on \"%2\" already; connecting them back would be a "
                                                   "cycle, and a network must have none."),
                                      from.block, to.block));
    const Endpoint *taken = nullptr;
    if (const auto inputs = m_inputs.find(to.block); inputs != m_inputs.end()) {
        for (const auto &[port, feed] : inputs->second)
            taken = port == to.port ? &feed : taken;
    }
    if (taken && *taken == from)
        return impossible(
            Message::of(VITRINE_TEXT("core", "\"%1\" and \"%2\" are connected already."), from.block, to.block));
    if (const auto problem = shapeProblem(*target, from, to))
        return {Verdict::Kind::DoesNotFit,
                Message::of(VITRINE_TEXT("core", "%1 does not fit: %2"), described(*target), *problem)};
    if (taken)
        return {Verdict::Kind::Replaces,
                Message::of(VITRINE_TEXT("core", "Replaces the connection from \"%1\"."), taken->block)};
    return {};
}

} // namespace vitrine::edit
