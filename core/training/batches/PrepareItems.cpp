#include "core/training/batches/PrepareItems.h"

#include "core/data/PointSet.h"
#include "core/graph/Graph.h"
#include "core/training/detection/IsDetector.h"

#include <algorithm>

namespace vitrine {

namespace {

/// The first Input block; the end where there is none.
template <typename Net>
auto findInput(Net &network)
{
    return std::find_if(network.blocks.begin(), network.blocks.end(),
                        [](const Block &block) { return block.type == "Input"; });
}

} // namespace

Result<void> applyFeatures(std::shared_ptr<const Dataset> &set, InputParams &params)
{
    const auto *points = dynamic_cast<const PointSet *>(set.get());
    if (!points)
        return {};
    const PointTable &table = points->table();
    const auto wanted = readFeatures(params);
    if (!wanted)
        return wanted.error();
    if (!table.features.empty() && !params.contains("features"))
        writeFeatures(table.features, params);
    else if (!table.features.empty() && *wanted != table.features)
        return fail(VITRINE_TEXT("core", "The network's input takes the features %1, but the data gives %2."),
                    toString(*wanted), toString(table.features));
    else if (table.features.empty() && table.dimensions == 2 && params.contains("features"))
        set = withFeatures(*points, *wanted);
    return {};
}

Result<InputNeed> inputNeed(const Network &network)
{
    const GraphResult graph = buildGraph(network, 1);
    if (!graph.ok())
        return graph.error(network.name);
    const auto input = findInput(network);
    if (input == network.blocks.end())
        return fail(VITRINE_TEXT("core", "The network %1 has no Input that a set could feed."), network.name);
    Shape shape = graph.graph->nodes[static_cast<std::size_t>(graph.graph->findNode(input->id))].outputShapes.front();
    shape.erase(shape.begin());
    auto format = readInputFormat(input->params);
    if (!format)
        return format.error();
    if (shape.size() == 3 && shape[0] == 1)
        format->channels = ChannelOrder::Grey;
    return InputNeed{std::move(shape), *std::move(format), input->params};
}

Result<std::shared_ptr<const PreparedItems>> prepareItems(std::shared_ptr<const Dataset> set, const DataSplit &split,
                                                          Network &network, const Cancel &cancel,
                                                          const std::function<void(double)> &progress,
                                                          std::size_t budget)
{
    const auto need = inputNeed(network);
    if (!need)
        return need.error();
    InputParams params = need->params;
    if (auto featured = applyFeatures(set, params); !featured)
        return featured.error();
    // Detectors read pictures as large as they come, and their input stays as it is: batch norm follows at once, and
    // published weights expect it so.
    const bool seeksObjects = isDetector(network);
    auto items = PreparedItems::make(set, need->shape, need->format, seeksObjects ? 0 : budget);
    if (!items)
        return items.error();
    findInput(network)->params = std::move(params);
    if (need->isPicture() && !seeksObjects) {
        auto statistics = (*items)->measure(split.training, cancel, progress);
        if (!statistics)
            return statistics.error();
        (*items)->standardise(*statistics);
        writeInputFormat((*items)->format(), findInput(network)->params);
    }
    if (!set->classes().empty())
        network.classes = set->classes();
    return std::shared_ptr<const PreparedItems>(*std::move(items));
}

} // namespace vitrine
