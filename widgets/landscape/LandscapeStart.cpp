#include "widgets/landscape/LandscapeStart.h"

#include "core/graph/Graph.h"
#include "core/graph/InitWeights.h"
#include "core/training/landscape/PathPlane.h"
#include "core/training/landscape/RandomPlane.h"
#include "core/training/models/RowLayout.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr std::size_t mostRows = 150; ///< that a plane is made from, of all paths together
constexpr int linePlaces = 101; ///< along a line

using Spans = std::vector<std::span<const float>>;

/// A path as far as its numbers had not run away: one row a million times farther out would be all that there is to
/// see.
LandscapePath untilItRanAway(LandscapePath path)
{
    constexpr double farthest = 100; ///< times as long as the first row
    if (path.points.empty())
        return path;
    const auto norm = [](const std::vector<float> &row) { return std::sqrt(dot(row, row)); };
    const double most = farthest * std::max(1.0, norm(path.points.front()->row));
    const auto away = std::find_if(path.points.begin(), path.points.end(),
                                   [&](const auto &point) { return !(norm(point->row) <= most); });
    path.points.erase(away, path.points.end());
    return path;
}

/// The rows of all paths, of long ones every so many, the last one always.
Spans rowsOf(const std::vector<LandscapePath> &paths)
{
    Spans rows;
    const std::size_t share = std::max<std::size_t>(2, mostRows / std::max<std::size_t>(1, paths.size()));
    for (const LandscapePath &path : paths) {
        const std::size_t stride = (path.points.size() + share - 1) / share;
        for (std::size_t i = 0; i < path.points.size(); ++i)
            if ((path.points.size() - 1 - i) % stride == 0)
                rows.emplace_back(path.points[i]->row);
    }
    return rows;
}

/// The middle of where the paths end; of one path its end, bit for bit.
std::vector<float> middleOfEnds(const std::vector<LandscapePath> &paths)
{
    std::vector<double> sum;
    int count = 0;
    for (const LandscapePath &path : paths) {
        if (path.points.empty())
            continue;
        const std::vector<float> &end = path.points.back()->row;
        sum.resize(end.size(), 0.0);
        for (std::size_t i = 0; i < end.size(); ++i)
            sum[i] += static_cast<double>(end[i]);
        ++count;
    }
    std::vector<float> middle(sum.size());
    for (std::size_t i = 0; i < sum.size(); ++i)
        middle[i] = static_cast<float>(sum[i] / count);
    return middle;
}

Error noPath()
{
    return fail(VITRINE_TEXT("core",
                             "There is no path yet: the network has not been trained here. Train it first (F5), or "
                             "choose random directions."));
}

/// From the first row of the first path that has any to its last.
Result<Plane> linePlane(const std::vector<LandscapePath> &paths)
{
    const auto path = std::find_if(paths.begin(), paths.end(), [](const auto &each) { return each.points.size() > 1; });
    if (path == paths.end())
        return noPath();
    const std::vector<float> &first = path->points.front()->row, &last = path->points.back()->row;
    Plane plane{first, std::vector<float>(first.size()), std::vector<float>(first.size(), 0.0F)};
    for (std::size_t i = 0; i < first.size(); ++i)
        plane.x[i] = last[i] - first[i];
    return plane;
}

Result<void> chooseDirections(const LandscapeOrder &order, const Graph &graph, const Cancel &cancel,
                              LandscapePlan &plan)
{
    const LandscapeSettings &settings = order.settings;
    if (settings.directions == LandscapeDirections::Random) {
        plan.request.plane = std::make_shared<const Plane>(
            randomPlane(graph, rowOf(layOut(graph), plan.model.tensors), {settings.seed, settings.movesBiases}));
        return {};
    }
    if (settings.directions == LandscapeDirections::Line) {
        auto line = linePlane(order.paths);
        if (!line)
            return line.error();
        plan.isLine = true;
        plan.request.plane = std::make_shared<const Plane>(*std::move(line));
        return {};
    }
    const Spans rows = rowsOf(order.paths);
    if (rows.empty())
        return noPath();
    auto found = pathPlane(rows, middleOfEnds(order.paths), cancel);
    if (!found)
        return found.error();
    plan.shares = found->shares;
    plan.request.plane = std::make_shared<const Plane>(std::move(found->plane));
    return {};
}

void placePaths(const LandscapeOrder &order, LandscapePlan &plan)
{
    const PlaneProjector projector(*plan.request.plane);
    for (const LandscapePath &path : order.paths) {
        PlacedPath placed{path.name.toStdString(), {}};
        for (const auto &point : path.points)
            if (point->row.size() == plan.request.plane->origin.size())
                placed.points.push_back({point->step, projector.project(point->row)});
        plan.paths.push_back(std::move(placed));
    }
}

void chooseArea(const LandscapeSettings &settings, LandscapePlan &plan)
{
    if (plan.isLine)
        plan.request.area = {{-0.25, 0}, {1.25, 0}, linePlaces, 1};
    else if (settings.directions == LandscapeDirections::Path)
        plan.request.area = areaAround(plan.paths, settings.side);
    else
        plan.request.area = {
            {-settings.range, -settings.range}, {settings.range, settings.range}, settings.side, settings.side};
}

/// The tensors that the model begins with.
void chooseTensors(const LandscapeOrder &order, const Graph &graph, LandscapePlan &plan)
{
    plan.model.tensors = order.tensors;
    plan.request.statistics = order.settings.statistics;
    if (!order.tensors.empty())
        return;
    plan.model.tensors = initWeights(graph, 0);
    for (const LandscapePath &path : order.paths)
        if (!path.points.empty()) {
            plan.model.tensors = withRow(layOut(graph), std::move(plan.model.tensors), path.points.back()->row);
            break;
        }
    // Buffers that nobody has trained say nothing.
    if (hasRunningNorms(graph))
        plan.request.statistics = NormStatistics::Batch;
}

/// The data of an order that brings none.
Result<TrainSetup> openData(const LandscapeOrder &order, const Cancel &cancel,
                            const std::function<void(double)> &progress)
{
    TrainRequest request;
    request.network = order.network;
    request.settings = order.data;
    return prepareTraining(request, cancel, progress);
}

} // namespace

bool hasRunningNorms(const Graph &graph)
{
    return std::any_of(graph.nodes.begin(), graph.nodes.end(), [](const Node &node) {
        return std::any_of(node.weights.begin(), node.weights.end(),
                           [](const WeightSpec &spec) { return spec.name == "running_mean"; });
    });
}

Result<std::shared_ptr<const LandscapePlan>> prepareLandscape(const LandscapeOrder &given, const Cancel &cancel,
                                                              const std::function<void(double)> &progress)
{
    LandscapeOrder order = given;
    for (LandscapePath &path : order.paths)
        path = untilItRanAway(std::move(path));
    auto plan = std::make_shared<LandscapePlan>();
    Network network = order.network;
    std::shared_ptr<const PreparedItems> items = order.items;
    DataSplit split = order.split;
    if (!items) {
        auto setup = openData(order, cancel, progress);
        if (!setup)
            return setup.error();
        network = setup->network;
        items = setup->items;
        split = std::move(setup->split);
    }
    const GraphResult built = buildGraph(network, 1);
    if (!built.ok())
        return built.error(network.name);
    chooseTensors(order, *built.graph, *plan);
    if (auto chosen = chooseDirections(order, *built.graph, cancel, *plan); !chosen)
        return chosen.error();
    placePaths(order, *plan);
    chooseArea(order.settings, *plan);
    auto batches = landscapeSamples(network, items, order.settings.onTraining ? split.training : split.validation,
                                    static_cast<std::size_t>(order.settings.samples), 0);
    if (!batches)
        return batches.error();
    for (const Batch &batch : *batches)
        plan->samples += batch.size();
    plan->request.batches = std::make_shared<const std::vector<Batch>>(*std::move(batches));
    plan->model.network = std::move(network);
    plan->model.device = order.device;
    if (cancel.requested())
        return Cancel::error();
    return std::shared_ptr<const LandscapePlan>(std::move(plan));
}

} // namespace vitrine
