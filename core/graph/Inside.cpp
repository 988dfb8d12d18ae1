#include "core/graph/Inside.h"

#include <algorithm>
#include <cassert>
#include <charconv>

namespace vitrine {

namespace {

/// What stands on the way down to a path: a block, or a part.
struct Level {
    std::string path;
    const Block *block = nullptr;
    std::vector<std::string> sources;
    std::vector<std::vector<std::string>> targets;
};

template <typename T>
T &at(std::vector<T> &list, int port)
{
    const auto index = static_cast<std::size_t>(port);
    if (list.size() <= index)
        list.resize(index + 1);
    return list[index];
}

/// Whether `path` is `name`, or lies in it.
bool begins(std::string_view path, std::string_view name)
{
    return path.starts_with(name) && (path.size() == name.size() || path[name.size()] == '.');
}

/// The block that the rest of a path begins with; of "m" and "m.0" the longer one. Null where there is none.
const Block *blockOn(const Network &network, std::string_view rest)
{
    const Block *best = nullptr;
    for (const Block &block : network.blocks)
        if (begins(rest, block.id) && (!best || best->id.size() < block.id.size()))
            best = &block;
    return best;
}

Level topLevel(const Network &network, const Block &block)
{
    Level level{block.id, &block, {}, {}};
    for (const Connection &each : network.connections) {
        if (each.to.block == block.id)
            at(level.sources, each.to.port) = each.from.block;
        if (each.from.block == block.id)
            at(level.targets, each.from.port).push_back(each.to.block);
    }
    return level;
}

bool isInput(const Network &network, const std::string &id)
{
    return network.find(id)->type == "Input";
}

/// A part of what `inside` is. What comes through an entrance comes from where the composite gets it.
Level levelWithin(const Inside &inside, const Block &part)
{
    const Network &parts = inside.expansion.network;
    Level level{inside.pathOf(part.id), &part, {}, {}};
    for (const Connection &each : parts.connections) {
        if (each.to.block == part.id) {
            const bool isEntrance = isInput(parts, each.from.block);
            const std::size_t port = isEntrance ? portOfInput(each.from.block) : 0;
            std::string &source = at(level.sources, each.to.port);
            if (!isEntrance)
                source = inside.pathOf(each.from.block);
            else if (port < inside.sources.size())
                source = inside.sources[port];
        }
        if (each.from.block == part.id)
            at(level.targets, each.from.port).push_back(inside.pathOf(each.to.block));
    }
    for (std::size_t port = 0; port < inside.expansion.outputs.size(); ++port) {
        const Endpoint &end = inside.expansion.outputs[port];
        if (end.block != part.id || port >= inside.targets.size())
            continue;
        std::vector<std::string> &targets = at(level.targets, end.port);
        targets.insert(targets.end(), inside.targets[port].begin(), inside.targets[port].end());
    }
    return level;
}

/// Takes a level apart; nothing where it is no composite of the graph.
std::optional<Inside> open(Level level, const Graph &graph)
{
    const BlockKind *kind = findBlockKind(level.block->type);
    const auto known = std::ranges::find(graph.composites, level.path, &Composite::path);
    if (!kind || !kind->isComposite() || known == graph.composites.end() || known->kind != kind)
        return std::nullopt;
    std::vector<Problem> problems;
    const Params params = Params::resolve(kind->parameters(), *level.block, problems);
    if (!problems.empty())
        return std::nullopt;
    std::vector<Shape> shapes;
    for (const ValueRef &input : known->inputs)
        shapes.push_back(
            graph.nodes[static_cast<std::size_t>(input.node)].outputShapes[static_cast<std::size_t>(input.port)]);
    Inside inside{std::move(level.path), kind, kind->expand(params, shapes), std::move(level.sources),
                  std::move(level.targets)};
    inside.sources.resize(std::max(inside.sources.size(), known->inputs.size()));
    inside.targets.resize(std::max(inside.targets.size(), inside.expansion.outputs.size()));
    return inside;
}

/// As far down a path as there is an inside; tells `pass` of each on the way.
template <typename Pass>
std::optional<Inside> walk(const Network &network, const Graph &graph, std::string_view path, Pass pass)
{
    const Block *block = blockOn(network, path);
    if (!block)
        return std::nullopt;
    std::optional<Inside> inside = open(topLevel(network, *block), graph);
    while (inside) {
        pass(*inside);
        if (inside->path.size() >= path.size())
            break;
        const Block *part = blockOn(inside->expansion.network, path.substr(inside->path.size() + 1));
        std::optional<Inside> next = part ? open(levelWithin(*inside, *part), graph) : std::nullopt;
        if (!next)
            break;
        inside = std::move(next);
    }
    return inside;
}

} // namespace

std::size_t portOfInput(std::string_view id)
{
    std::size_t port = 0;
    [[maybe_unused]] const auto parsed = std::from_chars(id.data() + 2, id.data() + id.size(), port);
    assert(id.starts_with("in") && parsed.ec == std::errc());
    return port;
}

std::optional<Inside> insideOf(const Network &network, const Graph &graph, std::string_view path)
{
    std::optional<Inside> inside = walk(network, graph, path, [](const Inside &) {});
    return inside && inside->path == path ? std::move(inside) : std::nullopt;
}

std::vector<std::string> insidesOn(const Network &network, const Graph &graph, std::string_view path)
{
    std::vector<std::string> insides;
    walk(network, graph, path, [&insides](const Inside &inside) { insides.push_back(inside.path); });
    return insides;
}

} // namespace vitrine
