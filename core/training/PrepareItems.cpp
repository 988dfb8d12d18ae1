#include "core/training/PrepareItems.h"

#include "core/graph/Graph.h"

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
    return InputNeed{std::move(shape), *std::move(format)};
}

Result<std::shared_ptr<const PreparedItems>> prepareItems(std::shared_ptr<const Dataset> set, const DataSplit &split,
                                                          Network &network, const Cancel &cancel,
                                                          const std::function<void(double)> &progress,
                                                          std::size_t budget)
{
    const auto need = inputNeed(network);
    if (!need)
        return need.error();
    auto items = PreparedItems::make(set, need->shape, need->format, budget);
    if (!items)
        return items.error();
    if (need->isPicture()) {
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
