#include "core/yolox/HeadCost.h"

#include "core/detection/CellGrid.h"
#include "core/graph/BlockFigures.h"
#include "core/graph/Graph.h"

#include <string_view>

namespace vitrine {

namespace {

bool isOutput(const HeadPartCost &part)
{
    return part.name.find("preds") != std::string::npos;
}

template <typename Number>
std::int64_t sumOf(const HeadCost &cost, Number number)
{
    std::int64_t sum = 0;
    for (const auto &parts : cost.levels)
        for (const HeadPartCost &part : parts)
            sum += number(part);
    return sum;
}

Block block(const std::string &id, const std::string &type, std::map<std::string, ParamValue, std::less<>> params)
{
    return {id, type, std::move(params), {}, {}};
}

/// The neck's maps as inputs.
Network necks(const std::vector<Shape> &maps)
{
    Network network;
    for (std::size_t level = 0; level < maps.size(); ++level)
        network.blocks.push_back(block("in" + std::to_string(level), "Input",
                                       {{"shape", Shape(maps[level].begin() + 1, maps[level].end())}}));
    return network;
}

void follow(Network &network, std::string &last, Block next)
{
    network.connections.push_back({{last, 0}, {next.id, 0}, {}});
    last = next.id;
    network.blocks.push_back(std::move(next));
}

/// The nodes whose paths are `path` or begin with "path.", which stand together.
NodeRange nodesOf(const Graph &graph, std::string_view path)
{
    NodeRange range;
    bool isWithin = false;
    for (std::size_t i = 0; i < graph.nodes.size(); ++i) {
        const std::string &each = graph.nodes[i].path;
        if (!each.starts_with(path) || (each.size() > path.size() && each[path.size()] != '.'))
            continue;
        if (!isWithin)
            range.first = static_cast<int>(i);
        isWithin = true;
        range.end = static_cast<int>(i) + 1;
    }
    return range;
}

HeadPartCost partOf(const Graph &graph, const std::string &path, const std::string &name)
{
    const NodeRange range = nodesOf(graph, path);
    const BlockFigures figures = figuresOf(graph, std::array{range}).front();
    return {name, graph.nodes[static_cast<std::size_t>(range.end - 1)].outputShapes.front(), figures.learnable,
            figures.macs};
}

Result<Graph> graphOf(const Network &network)
{
    GraphResult built = buildGraph(network, 1);
    if (!built.ok())
        return built.error("head");
    return *std::move(built.graph);
}

Result<Graph> yoloxGraph(const YoloxSpec &spec, int size)
{
    return graphOf(yoloxNetwork(spec, size, size));
}

const std::vector<Shape> &mapsOf(const Graph &yolox)
{
    return yolox.blocks[static_cast<std::size_t>(yolox.findBlock("head"))].inputShapes;
}

/// The ids of a coupled head's convolutions.
std::string chainId(std::size_t level, int conv)
{
    return "convs" + std::to_string(level) + "_" + std::to_string(conv);
}

std::string outputId(std::size_t level)
{
    return "preds" + std::to_string(level);
}

/// A coupled head behind a neck's maps.
Network coupledNetwork(const std::vector<Shape> &maps, const YoloxSpec &spec, const CoupledSpec &coupled)
{
    Network network = necks(maps);
    for (std::size_t level = 0; level < maps.size(); ++level) {
        std::string last = "in" + std::to_string(level);
        for (int i = 0; i < coupled.convs; ++i)
            follow(network, last,
                   block(chainId(level, i), spec.depthwise ? "DWConv" : "BaseConv",
                         {{"out_channels", maps[level][1]}, {"kernel_size", std::int64_t(3)}, {"act", spec.act}}));
        follow(network, last,
               block(outputId(level), "Conv2d",
                     {{"out_channels", std::int64_t(coupled.anchors) * (5 + spec.classes)},
                      {"kernel_size", std::int64_t(1)}}));
    }
    return network;
}

/// Adds a block to what `part` costs; it comes last in it.
void addBlock(const Graph &graph, const std::string &id, HeadPartCost &part)
{
    const GraphBlock &added = graph.blocks[static_cast<std::size_t>(graph.findBlock(id))];
    part.output = added.outputShapes.front();
    part.parameters += added.learnable;
    part.macs += added.macs;
}

} // namespace

std::int64_t HeadCost::parameters() const
{
    return sumOf(*this, [](const HeadPartCost &part) { return part.parameters; });
}

std::int64_t HeadCost::macs() const
{
    return sumOf(*this, [](const HeadPartCost &part) { return part.macs; });
}

std::int64_t HeadCost::outputParameters() const
{
    return sumOf(*this, [](const HeadPartCost &part) { return isOutput(part) ? part.parameters : 0; });
}

std::int64_t HeadCost::outputMacs() const
{
    return sumOf(*this, [](const HeadPartCost &part) { return isOutput(part) ? part.macs : 0; });
}

Result<HeadCost> decoupledCost(const YoloxSpec &spec, int size)
{
    const auto graph = yoloxGraph(spec, size);
    if (!graph)
        return graph.error();
    HeadCost cost;
    for (int level = 0; level < CellGrid::levels; ++level)
        for (const char *name : {"stems", "cls_convs", "cls_preds", "reg_convs", "reg_preds", "obj_preds"}) {
            const std::string at = std::string(name) + "." + std::to_string(level);
            cost.levels[static_cast<std::size_t>(level)].push_back(partOf(*graph, "head." + at, at));
        }
    cost.predictions = CellGrid{size, size}.count();
    cost.numbersEach = 5 + spec.classes;
    return cost;
}

Result<HeadCost> coupledCost(const YoloxSpec &spec, int size, const CoupledSpec &coupled)
{
    const auto yolox = yoloxGraph(spec, size);
    if (!yolox)
        return yolox.error();
    const auto graph = graphOf(coupledNetwork(mapsOf(*yolox), spec, coupled));
    if (!graph)
        return graph.error();
    HeadCost cost;
    for (std::size_t level = 0; level < cost.levels.size(); ++level) {
        HeadPartCost chain{"convs." + std::to_string(level), {}, 0, 0},
            output{"preds." + std::to_string(level), {}, 0, 0};
        for (int i = 0; i < coupled.convs; ++i)
            addBlock(*graph, chainId(level, i), chain);
        addBlock(*graph, outputId(level), output);
        if (coupled.convs > 0)
            cost.levels[level].push_back(std::move(chain));
        cost.levels[level].push_back(std::move(output));
    }
    cost.predictions = CellGrid{size, size}.count() * coupled.anchors;
    cost.numbersEach = 5 + spec.classes;
    return cost;
}

} // namespace vitrine
