#include "core/graph/BlockFigures.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr std::int64_t bytesPerNumber = 4;

/// The field of one number of a node's output, in places of the input.
struct View {
    std::vector<double> size, jump; ///< one number a spatial dimension of the input; jump: from one number to the next
    bool isWhole = false;
};

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

/// Where several come together.
void include(View &view, const View &other)
{
    view.isWhole = view.isWhole || other.isWhole;
    if (view.size.size() < other.size.size()) {
        view.size.resize(other.size.size(), 1);
        view.jump.resize(other.jump.size(), 1);
    }
    for (std::size_t d = 0; d < other.size.size(); ++d) {
        view.size[d] = std::max(view.size[d], other.size[d]);
        view.jump[d] = std::max(view.jump[d], other.jump[d]);
    }
}

void grow(View &view, const Reach &reach)
{
    if (reach.kind == Reach::Kind::Whole)
        view.isWhole = true;
    for (std::size_t d = 0; d < std::min(view.size.size(), reach.size.size()); ++d) {
        const auto size = static_cast<double>(reach.size[d]), stride = static_cast<double>(reach.stride[d]);
        if (reach.kind == Reach::Kind::Window) {
            view.size[d] += (size - 1) * view.jump[d];
            view.jump[d] *= stride;
        } else {
            view.size[d] += (std::ceil(size / stride) - 1) * view.jump[d];
            view.jump[d] /= stride;
        }
    }
}

View viewOf(const Node &node, const std::vector<View> &views)
{
    View view;
    if (node.inputs.empty()) {
        const std::size_t rank = node.outputShapes.front().size();
        view.size.assign(rank > 2 ? rank - 2 : 0, 1);
        view.jump = view.size;
        return view;
    }
    for (const ValueRef &input : node.inputs)
        include(view, views[at(input.node)]);
    grow(view, node.kind->reach(node.params, node.inputShapes));
    return view;
}

/// No field is larger than the picture.
ReceptiveField fieldOf(const View &view, const Shape &picture)
{
    ReceptiveField field;
    field.isWhole = view.isWhole;
    bool covers = !view.size.empty();
    for (std::size_t d = 0; d < view.size.size(); ++d) {
        const std::int64_t extent = d + 2 < picture.size() ? picture[d + 2] : 1;
        const auto size = static_cast<std::int64_t>(std::llround(std::ceil(view.size[d])));
        field.size.push_back(view.isWhole ? extent : std::min(size, extent));
        covers = covers && size >= extent;
    }
    field.isWhole = field.isWhole || covers;
    return field;
}

void addNode(const Node &node, BlockFigures &figures)
{
    for (const WeightSpec &weight : node.weights)
        figures.learnable += weight.learnable ? elementCount(weight.shape) : 0;
    figures.macs += node.kind->macs(node.params, node.inputShapes);
    for (const Shape &shape : node.outputShapes)
        figures.activationBytes += bytesPerNumber * elementCount(shape);
}

} // namespace

std::vector<BlockFigures> figuresOf(const Graph &graph, std::span<const NodeRange> parts)
{
    std::vector<View> views;
    Shape picture;
    for (const Node &node : graph.nodes) {
        if (node.inputs.empty() && node.outputShapes.front().size() > picture.size())
            picture = node.outputShapes.front();
        views.push_back(viewOf(node, views));
    }
    std::vector<BlockFigures> all;
    for (const NodeRange &part : parts) {
        BlockFigures figures;
        for (int i = part.first; i < part.end; ++i)
            addNode(graph.nodes[at(i)], figures);
        if (part.output)
            figures.field = fieldOf(views[at(part.output->node)], picture);
        all.push_back(std::move(figures));
    }
    return all;
}

std::vector<BlockFigures> blockFigures(const Graph &graph)
{
    std::vector<NodeRange> blocks;
    for (const GraphBlock &block : graph.blocks)
        blocks.push_back({block.firstNode, block.endNode,
                          block.outputs.empty() ? std::nullopt : std::optional(block.outputs.front())});
    return figuresOf(graph, blocks);
}

BlockFigures totalFigures(const Graph &graph, const std::vector<BlockFigures> &figures)
{
    BlockFigures total;
    for (const BlockFigures &each : figures) {
        total.learnable += each.learnable;
        total.macs += each.macs;
        total.activationBytes += each.activationBytes;
    }
    if (const int answer = graph.answerBlock(); answer >= 0)
        total.field = figures[at(answer)].field;
    return total;
}

} // namespace vitrine
