#include "core/training/observe/PlaneProbe.h"

#include "core/graph/InitWeights.h"
#include "core/graph/Neurons.h"
#include "core/trace/Executor.h"
#include "core/training/models/MlpModel.h"

#include <algorithm>

namespace vitrine {

struct PlaneProbe::Parts {
    PlaneGrid grid;
    Graph graph; ///< for a batch as large as the grid
    std::string input; ///< id of the Input
    Snapshot places; ///< [rows · columns, K]: what goes in
    std::unique_ptr<TrainingModel> fused; ///< null: the network is run as it is
};

namespace {

/// Every place of the grid as the network sees it.
Snapshot placesOf(const PlaneGrid &grid, const FeatureList &features, bool isLine)
{
    const std::size_t width = isLine ? 1 : features.size();
    std::vector<float> values(static_cast<std::size_t>(grid.rows) * static_cast<std::size_t>(grid.columns) * width);
    auto place = std::span(values);
    for (int row = 0; row < grid.rows; ++row)
        for (int column = 0; column < grid.columns; ++column, place = place.subspan(width)) {
            const auto x = static_cast<float>(grid.x(column)), y = static_cast<float>(grid.y(row));
            if (isLine)
                place[0] = x;
            else
                computeFeatures(features, x, y, place.first(width));
        }
    return Snapshot::of(Shape{static_cast<std::int64_t>(grid.rows) * grid.columns, static_cast<std::int64_t>(width)},
                        std::move(values));
}

std::unique_ptr<TrainingModel> fusedModel(const Network &network)
{
    const GraphResult single = buildGraph(network, 1);
    return single.ok()
        ? makeMlpModel({network, initWeights(*single.graph, 0), DeviceChoice::Cpu, TrainingPrecision::Float32})
        : nullptr;
}

} // namespace

PlaneProbe::PlaneProbe() = default;
PlaneProbe::~PlaneProbe() = default;

Result<std::unique_ptr<PlaneProbe>> PlaneProbe::make(const Network &network, const PlaneGrid &grid)
{
    if (!takesPoints(network))
        return fail(VITRINE_TEXT("core",
                                 "The network %1 takes no points of the plane, so there is nothing to paint. Its "
                                 "Input must have the shape [2], or one number a feature."),
                    network.name);
    auto parts = std::make_unique<Parts>();
    parts->grid = grid;
    GraphResult built = buildGraph(network, static_cast<std::int64_t>(grid.rows) * grid.columns);
    if (!built.ok())
        return built.error(network.name);
    parts->graph = *std::move(built.graph);
    const auto input = std::ranges::find(network.blocks, "Input", &Block::type);
    parts->input = input->id;
    const auto features = readFeatures(input->params);
    const Shape &shape =
        parts->graph.blocks[static_cast<std::size_t>(parts->graph.findBlock(input->id))].outputShapes[0];
    parts->places = placesOf(grid, *features, shape[1] == 1 && features->size() != 1);
    parts->fused = fusedModel(network);
    std::unique_ptr<PlaneProbe> probe(new PlaneProbe);
    probe->m_parts = std::move(parts);
    return probe;
}

bool PlaneProbe::isFused() const
{
    return m_parts->fused != nullptr;
}

Result<std::shared_ptr<const PlaneMaps>> PlaneProbe::look(const TensorMap &weights)
{
    auto maps = std::make_shared<PlaneMaps>();
    maps->grid = m_parts->grid;
    if (m_parts->fused) {
        if (auto set = m_parts->fused->setTensors(weights); !set)
            return set.error();
        maps->outputs = *m_parts->fused->outputs(m_parts->places);
        return std::shared_ptr<const PlaneMaps>(std::move(maps));
    }
    TraceRequest request;
    request.graph = m_parts->graph;
    request.weights = weights;
    request.inputs.emplace(m_parts->input, m_parts->places);
    request.backward = false;
    const auto trace = runTrace(request);
    if (!trace)
        return trace.error();
    for (const GraphBlock &block : request.graph.blocks)
        if (const Snapshot output = (*trace)->output(block.id); output.valid() && output.shape().size() == 2)
            maps->outputs.emplace(block.id, output);
    return std::shared_ptr<const PlaneMaps>(std::move(maps));
}

} // namespace vitrine
