#include "widgets/canvas/GraphvizLayout.h"

#ifdef VITRINE_HAS_GRAPHVIZ

#include <gvc.h>

#include <algorithm>
#include <cmath>
#include <cstdio>
#include <map>
#include <memory>
#include <mutex>
#include <string>

namespace vitrine {

namespace {

constexpr double pointsPerInch = 72; ///< Graphviz measures nodes in inches, places in points
constexpr double sameColumn = 4; ///< points

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

std::string inches(double units)
{
    char text[32];
    std::snprintf(text, sizeof(text), "%.4f", units / pointsPerInch);
    return text;
}

void setAttribute(void *object, const char *name, const std::string &value)
{
    // The library takes pointers to what it does not change.
    agsafeset(object, const_cast<char *>(name), const_cast<char *>(value.c_str()), const_cast<char *>(""));
}

struct CloseGraph {
    GVC_t *context;
    void operator()(Agraph_t *graph) const
    {
        gvFreeLayout(context, graph);
        agclose(graph);
    }
};

/// One for the program: a context reads the list of plugins, and making several leaks.
GVC_t *sharedContext()
{
    static GVC_t *context = gvContext();
    return context;
}

std::vector<Agnode_t *> addNodes(Agraph_t *graph, std::span<const LayoutBox> boxes)
{
    std::vector<Agnode_t *> nodes;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        std::string name = std::to_string(i);
        nodes.push_back(agnode(graph, name.data(), 1));
        setAttribute(nodes.back(), "width", inches(boxes[i].width));
        setAttribute(nodes.back(), "height", inches(boxes[i].height));
        setAttribute(nodes.back(), "label", "");
    }
    return nodes;
}

/// Nodes of a rank stand above each other: their places across, rounded, tell the columns.
std::vector<int> columnsOf(const std::vector<Position> &positions)
{
    std::map<long, int> columns;
    const auto key = [](const Position &place) { return std::lround(place.x / sameColumn); };
    for (const Position &place : positions)
        columns.emplace(key(place), 0);
    int next = -1;
    long last = 0;
    for (auto &[place, column] : columns) {
        const bool isSame = next >= 0 && place - last <= 1; // rounded up and down
        column = isSame ? next : ++next;
        last = place;
    }
    std::vector<int> result;
    for (const Position &place : positions)
        result.push_back(columns.at(key(place)));
    return result;
}

} // namespace

std::optional<LayoutResult> layoutGraphviz(std::span<const LayoutBox> boxes, std::span<const LayoutEdge> edges,
                                           LayoutSpacing spacing)
{
    static std::mutex mutex;
    const std::scoped_lock lock(mutex);
    GVC_t *context = sharedContext();
    if (!context || boxes.empty())
        return std::nullopt;
    std::string name = "network";
    const std::unique_ptr<Agraph_t, CloseGraph> graph(agopen(name.data(), Agdirected, nullptr), CloseGraph{context});
    setAttribute(graph.get(), "rankdir", "LR");
    setAttribute(graph.get(), "splines", "false"); // the canvas draws its own wires
    setAttribute(graph.get(), "ranksep", inches(spacing.column));
    setAttribute(graph.get(), "nodesep", inches(spacing.row));
    agattr(graph.get(), AGNODE, const_cast<char *>("shape"), const_cast<char *>("box"));
    agattr(graph.get(), AGNODE, const_cast<char *>("fixedsize"), const_cast<char *>("true"));
    const std::vector<Agnode_t *> nodes = addNodes(graph.get(), boxes);
    for (const LayoutEdge &edge : edges)
        agedge(graph.get(), nodes[at(edge.from)], nodes[at(edge.to)], nullptr, 1);
    if (gvLayout(context, graph.get(), "dot") != 0)
        return std::nullopt;
    LayoutResult result;
    double left = 1e300, top = -1e300;
    for (std::size_t i = 0; i < boxes.size(); ++i) {
        const pointf place = ND_coord(nodes[i]);
        left = std::min(left, place.x - boxes[i].width / 2);
        top = std::max(top, place.y + boxes[i].height / 2);
        result.positions.push_back({place.x, place.y});
    }
    for (Position &place : result.positions)
        place = {place.x - left, top - place.y}; // Graphviz counts upward
    result.columns = columnsOf(result.positions);
    result.bends.resize(edges.size());
    return result;
}

} // namespace vitrine

#else

namespace vitrine {

std::optional<LayoutResult> layoutGraphviz(std::span<const LayoutBox>, std::span<const LayoutEdge>, LayoutSpacing)
{
    return std::nullopt;
}

} // namespace vitrine

#endif
