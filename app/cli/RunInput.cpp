#include "app/cli/RunInput.h"

#include "core/io/Safetensors.h"
#include "core/network/NetworkFile.h"

namespace vitrine {

void RunInput::addFiles(CLI::App &app)
{
    app.add_option("network", m_network, "Network file (*.vitrine.json)")->required();
    app.add_option("--weights", m_weights, "Weights (*.safetensors)")->required();
    app.add_option("--input", m_inputs, "A tensor for each Input id and, under a loss's id, its target (*.safetensors)")
        ->required();
}

void RunInput::addRun(CLI::App &app, CommonOptions &common)
{
    addMode(app, m_mode);
    addSeed(app, common);
    addCompute(app, common);
    addJson(app, common);
}

Result<TraceRequest> RunInput::request(const CommonOptions &common) const
{
    auto inputs = readSafetensors(m_inputs);
    if (!inputs)
        return inputs.error();
    const auto network = readNetwork(m_network);
    if (!network)
        return network.error();
    std::int64_t batch = 1;
    for (const Block &block : network->blocks) {
        const auto found = inputs->tensors.find(block.id);
        if (block.type != "Input")
            continue;
        if (found == inputs->tensors.end())
            return fail(VITRINE_TEXT("core", "%1 has no tensor “%2”, which the network's input of that name needs."),
                        m_inputs, block.id);
        if (found->second.shape().empty())
            return fail(VITRINE_TEXT("core", "%1: the tensor “%2” has no batch dimension."), m_inputs, block.id);
        batch = found->second.shape().front();
        if (batch < 1)
            return fail(VITRINE_TEXT("core", "%1: the tensor “%2” has the shape %3: a batch of no picture."), m_inputs,
                        block.id, toString(found->second.shape()));
        break;
    }
    GraphResult result = buildGraph(*network, batch);
    if (!result.ok())
        return result.error(m_network);
    auto weights = loadWeights(m_weights, *result.graph);
    if (!weights)
        return weights.error();
    TraceRequest request;
    request.graph = *std::move(result.graph);
    request.weights = *std::move(weights);
    request.inputs = std::move(inputs->tensors);
    request.mode = m_mode;
    request.device = common.device;
    request.seed = common.seed;
    return request;
}

} // namespace vitrine
