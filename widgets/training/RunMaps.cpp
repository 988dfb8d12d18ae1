#include "widgets/training/RunMaps.h"

#include "core/graph/Graph.h"
#include "core/trace/Executor.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace vitrine {

namespace {

bool isShown(const Node &node)
{
    return node.kind->category() != Category::Input && node.kind->category() != Category::Loss
        && !node.outputShapes.empty() && node.outputShapes.front().size() > 1;
}

Result<Snapshot> readItem(const PreparedItems &items, std::int64_t item)
{
    std::vector<float> values(items.itemSize());
    if (auto read = items.read(item, values); !read)
        return read.error();
    Shape shape = items.shape();
    shape.insert(shape.begin(), 1);
    return Snapshot::of(shape, std::move(values));
}

} // namespace

std::vector<MapPlace> mapPlaces(const Network &network)
{
    std::vector<MapPlace> places;
    const GraphResult built = buildGraph(network, 1);
    if (!built.ok())
        return places;
    for (const Node &node : built.graph->nodes)
        if (isShown(node))
            places.push_back(
                {node.path, Shape(node.outputShapes.front().begin() + 1, node.outputShapes.front().end())});
    return places;
}

int placeOf(const Network &network, const std::vector<MapPlace> &places, const std::string &path)
{
    const auto indexOf = [&places](const std::string &wanted) {
        const auto found = std::ranges::find(places, wanted, &MapPlace::path);
        return found == places.end() ? -1 : static_cast<int>(found - places.begin());
    };
    if (const int own = indexOf(path); own >= 0)
        return own;
    const GraphResult built = buildGraph(network, 1);
    if (!built.ok())
        return -1;
    const auto nodeOf = [&](const std::vector<ValueRef> &outputs) {
        return outputs.empty() ? -1 : indexOf(built.graph->nodes[static_cast<std::size_t>(outputs.front().node)].path);
    };
    if (const int block = built.graph->findBlock(path); block >= 0)
        return nodeOf(built.graph->blocks[static_cast<std::size_t>(block)].outputs);
    const auto part = std::ranges::find(built.graph->composites, path, &Composite::path);
    return part == built.graph->composites.end() ? -1 : nodeOf(part->outputs);
}

Result<RunMaps> makeRunMaps(const MapWish &wish)
{
    const auto start = std::chrono::steady_clock::now();
    GraphResult built = buildGraph(*wish.weights->network, 1);
    if (!built.ok())
        return built.error(wish.weights->network->name);
    auto input = readItem(*wish.items, wish.item);
    if (!input)
        return input.error();
    TraceRequest request;
    request.graph = *std::move(built.graph);
    request.weights = wholeTensors(*wish.weights);
    for (const GraphBlock &block : request.graph.blocks)
        if (block.kind->category() == Category::Input)
            request.inputs.emplace(block.id, *input);
    request.backward = false;
    const auto trace = runTrace(request);
    if (!trace)
        return trace.error();
    const std::chrono::duration<double, std::milli> took = std::chrono::steady_clock::now() - start;
    return RunMaps{wish.number, wish.weights, wish.weights->step,           wish.weights->epoch,
                   wish.item,   wish.place,   (*trace)->output(wish.place), took.count()};
}

} // namespace vitrine
