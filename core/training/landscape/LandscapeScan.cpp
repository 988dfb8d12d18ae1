#include "core/training/landscape/LandscapeScan.h"

#include "core/graph/Graph.h"
#include "core/training/batches/BatchSource.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr int coarsest = 8;
constexpr double besidePart = 0.05; ///< of half a side: how far beside the centre the curvature is measured
constexpr std::size_t largestPass = 20'000'000; ///< activations, numbers
constexpr std::uint64_t sampleStream = 0x1A9D;

/// Whether every stride-th place, and the last one, holds this.
bool isOnGrid(int index, int count, int stride)
{
    return index % stride == 0 || index == count - 1;
}

std::size_t activationsOf(const Graph &graph)
{
    std::size_t count = 0;
    for (const Node &node : graph.nodes)
        for (const Shape &shape : node.outputShapes)
            count += static_cast<std::size_t>(elementCount(shape));
    return std::max<std::size_t>(1, count);
}

} // namespace

LandscapeScan::LandscapeScan(TrainingModel &model, LandscapeRequest request)
    : m_model(model), m_request(std::move(request)), m_kept(model.weights().begin(), model.weights().end())
{
    m_landscape.plane = m_request.plane;
    m_landscape.area = m_request.area;
    m_landscape.values.resize(m_request.area.count());
    m_landscape.isKnown.resize(m_request.area.count());
    listPlaces();
}

LandscapeScan::~LandscapeScan()
{
    std::copy(m_kept.begin(), m_kept.end(), m_model.weights().begin());
    m_model.weightsChanged();
}

/// The centre and what is beside it first; then the grid, every eighth place, then those between.
void LandscapeScan::listPlaces()
{
    const LandscapeArea &area = m_request.area;
    m_beside = {(area.high.x - area.low.x) / 2 * besidePart, (area.high.y - area.low.y) / 2 * besidePart};
    std::vector<Point2> extras{{0, 0}, {m_beside.x, 0}, {-m_beside.x, 0}};
    if (area.rows > 1)
        extras.insert(extras.end(), {{0, m_beside.y}, {0, -m_beside.y}});
    for (const Point2 place : extras)
        m_places.push_back({place, area.count()});
    for (int stride = coarsest; stride >= 1; stride /= 2) {
        for (int row = 0; row < area.rows; ++row)
            for (int column = 0; column < area.columns; ++column) {
                const bool isHere = isOnGrid(row, area.rows, stride) && isOnGrid(column, area.columns, stride);
                const bool wasBefore = stride < coarsest && isOnGrid(row, area.rows, 2 * stride)
                    && isOnGrid(column, area.columns, 2 * stride);
                if (isHere && !wasBefore)
                    m_places.push_back({area.place(column, row), area.index(column, row)});
            }
        m_places.back().completes = stride;
    }
}

double LandscapeScan::progress() const
{
    const auto batches = static_cast<double>(std::max<std::size_t>(1, m_request.batches->size()));
    return (static_cast<double>(m_next) + static_cast<double>(m_batch) / batches)
        / static_cast<double>(std::max<std::size_t>(1, m_places.size()));
}

Result<void> LandscapeScan::advance()
{
    if (isDone())
        return {};
    if (m_batch == 0) {
        m_request.plane->write(m_places[m_next].at, m_model.weights());
        m_model.weightsChanged();
        m_loss = 0;
        m_right = m_count = 0;
    }
    const Batch &batch = (*m_request.batches)[m_batch];
    const auto result =
        m_request.statistics == NormStatistics::Batch ? m_model.evaluateByBatch(batch) : m_model.evaluate(batch);
    if (!result)
        return result.error();
    m_loss += result->loss * static_cast<double>(result->count);
    m_right += result->right;
    m_count += result->count;
    if (++m_batch < m_request.batches->size())
        return {};
    m_batch = 0;
    const auto count = static_cast<double>(m_count);
    takeUp({m_loss / count, m_right >= 0 ? static_cast<double>(m_right) / count : none});
    ++m_next;
    return {};
}

void LandscapeScan::takeUp(const LandscapeValue &value)
{
    const Place &place = m_places[m_next];
    if (place.index < m_landscape.values.size()) {
        m_landscape.values[place.index] = value;
        m_landscape.isKnown[place.index] = true;
        if (place.completes > 0)
            m_landscape.stride = place.completes;
        return;
    }
    if (m_extra.empty())
        m_landscape.centre = value;
    m_extra.push_back(value.loss);
    const auto curvature = [this](std::size_t first, double step) {
        return (m_extra[first] - 2 * m_extra[0] + m_extra[first + 1]) / (step * step);
    };
    if (m_extra.size() == 3)
        m_landscape.curvatureX = curvature(1, m_beside.x);
    if (m_extra.size() == 5)
        m_landscape.curvatureY = curvature(3, m_beside.y);
}

Result<std::vector<Batch>> landscapeSamples(const Network &network, const std::shared_ptr<const PreparedItems> &items,
                                            const std::vector<std::int64_t> &part, std::size_t count,
                                            std::uint64_t seed)
{
    if (part.empty())
        return fail(VITRINE_TEXT("core",
                                 "This part of the set holds no samples. Choose the other part, or set aside some of "
                                 "the data for validation."));
    const GraphResult built = buildGraph(network, 1);
    if (!built.ok())
        return built.error(network.name);
    std::vector<std::int64_t> chosen = shuffled(part, seed, sampleStream);
    chosen.resize(std::min(chosen.size(), std::max<std::size_t>(1, count)));
    const std::size_t size = std::clamp<std::size_t>(largestPass / activationsOf(*built.graph), 1, chosen.size());
    const BatchSource source(items, {});
    std::vector<Batch> batches;
    for (std::size_t start = 0; start < chosen.size(); start += size) {
        auto batch = source.make(std::span(chosen).subspan(start, std::min(size, chosen.size() - start)));
        if (!batch)
            return batch.error();
        batches.push_back(*std::move(batch));
    }
    return batches;
}

} // namespace vitrine
