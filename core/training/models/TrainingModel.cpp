#include "core/training/models/TrainingModel.h"

#include "core/graph/Graph.h"
#include "core/training/models/MlpModel.h"
#include "core/training/models/TorchModel.h"

#include <algorithm>

namespace vitrine {

namespace {

Result<void> checkTrainable(const ModelRequest &request)
{
    const GraphResult built = buildGraph(request.network, 1);
    if (!built.ok())
        return built.error(request.network.name);
    const auto inputs = std::count_if(built.graph->nodes.begin(), built.graph->nodes.end(),
                                      [](const Node &node) { return node.kind->category() == Category::Input; });
    if (inputs != 1)
        return fail(VITRINE_TEXT("core", "The network %1 has %2 inputs; training feeds exactly one."),
                    request.network.name, inputs);
    if (built.graph->lossBlock() < 0)
        return fail(VITRINE_TEXT("core",
                                 "The network %1 has no loss to learn from. Connect a loss, such as CrossEntropyLoss, "
                                 "to its last block."),
                    request.network.name);
    const auto weights = built.graph->weights();
    if (std::none_of(weights.begin(), weights.end(), [](const WeightSpec &weight) { return weight.learnable; }))
        return fail(VITRINE_TEXT("core", "The network %1 has no weights that could be learnt."), request.network.name);
    if (std::ranges::none_of(weights, &WeightSpec::trains))
        return fail(VITRINE_TEXT("core", "All blocks of the network %1 that have weights are frozen. Unlock one."),
                    request.network.name);
    return {};
}

} // namespace

Result<std::unique_ptr<TrainingModel>> makeTrainingModel(const ModelRequest &request)
{
    if (auto checked = checkTrainable(request); !checked)
        return checked.error();
    if (auto small = makeMlpModel(request))
        return small;
    return makeTorchModel(request);
}

} // namespace vitrine
