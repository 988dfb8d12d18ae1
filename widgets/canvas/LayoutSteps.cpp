#include "widgets/canvas/LayoutSteps.h"

#include <algorithm>
#include <limits>
#include <numeric>

namespace vitrine::layout {

namespace {

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

struct Adjacency {
    std::vector<std::vector<int>> before, after;
};

Adjacency adjacency(std::size_t count, std::span<const LayoutEdge> edges)
{
    Adjacency result{std::vector<std::vector<int>>(count), std::vector<std::vector<int>>(count)};
    for (const LayoutEdge &edge : edges) {
        result.after[at(edge.from)].push_back(edge.to);
        result.before[at(edge.to)].push_back(edge.from);
    }
    return result;
}

/// Position of each vertex in its column.
std::vector<int> places(const Layers &layers)
{
    std::vector<int> result(layers.vertices.size(), 0);
    for (const auto &column : layers.columns) {
        for (std::size_t i = 0; i < column.size(); ++i)
            result[at(column[i])] = static_cast<int>(i);
    }
    return result;
}

void sortColumn(std::vector<int> &column, const std::vector<Vertex> &vertices, std::vector<int> &place, bool leftward)
{
    std::vector<std::pair<double, int>> keyed;
    for (int vertex : column) {
        const auto &neighbours = leftward ? vertices[at(vertex)].left : vertices[at(vertex)].right;
        double sum = 0;
        for (int neighbour : neighbours)
            sum += place[at(neighbour)];
        const double mean = neighbours.empty() ? place[at(vertex)] : sum / static_cast<double>(neighbours.size());
        keyed.emplace_back(mean, vertex);
    }
    std::stable_sort(keyed.begin(), keyed.end(), [](const auto &a, const auto &b) { return a.first < b.first; });
    for (std::size_t i = 0; i < keyed.size(); ++i) {
        column[i] = keyed[i].second;
        place[at(column[i])] = static_cast<int>(i);
    }
}

/// Values with v[i + 1] ≥ v[i] that are nearest to `wanted` in weighted squares (pool adjacent violators).
std::vector<double> isotonic(const std::vector<double> &wanted, const std::vector<double> &weights)
{
    struct Pool {
        double sum, weight;
        std::size_t size;
    };
    std::vector<Pool> pools;
    for (std::size_t i = 0; i < wanted.size(); ++i) {
        pools.push_back({wanted[i] * weights[i], weights[i], 1});
        while (pools.size() > 1) {
            const Pool last = pools.back();
            Pool &previous = pools[pools.size() - 2];
            if (previous.sum / previous.weight <= last.sum / last.weight)
                break;
            previous = {previous.sum + last.sum, previous.weight + last.weight, previous.size + last.size};
            pools.pop_back();
        }
    }
    std::vector<double> values;
    for (const Pool &pool : pools)
        values.insert(values.end(), pool.size, pool.sum / pool.weight);
    return values;
}

/// Where a vertex would like to be: the mean of its neighbours on the given sides; boxes pull more than lanes do.
double wantedCentre(const Layers &layers, int vertex, const std::vector<double> &ys, bool left, bool right)
{
    const Vertex &self = layers.vertices[at(vertex)];
    double sum = 0, weight = 0;
    const auto pull = [&](const std::vector<int> &neighbours) {
        for (int neighbour : neighbours) {
            const bool lane = self.dummy != layers.vertices[at(neighbour)].dummy;
            const double strength = lane ? 0.1 : 1;
            sum += strength * ys[at(neighbour)];
            weight += strength;
        }
    };
    if (left)
        pull(self.left);
    if (right)
        pull(self.right);
    return weight > 0 ? sum / weight : ys[at(vertex)];
}

void settleColumn(const Layers &layers, const std::vector<int> &column, double gap, bool left, bool right,
                  std::vector<double> &ys)
{
    std::vector<double> wanted, weights, offsets;
    double offset = 0;
    for (std::size_t i = 0; i < column.size(); ++i) {
        const Vertex &vertex = layers.vertices[at(column[i])];
        if (i > 0)
            offset += (layers.vertices[at(column[i - 1])].height + vertex.height) / 2 + gap;
        offsets.push_back(offset);
        wanted.push_back(wantedCentre(layers, column[i], ys, left, right) - offset);
        weights.push_back(vertex.dummy ? 0.2 : 1);
    }
    const std::vector<double> settled = isotonic(wanted, weights);
    for (std::size_t i = 0; i < column.size(); ++i)
        ys[at(column[i])] = settled[i] + offsets[i];
}

} // namespace

std::vector<int> longestPathColumns(std::size_t count, std::span<const LayoutEdge> edges)
{
    const Adjacency graph = adjacency(count, edges);
    std::vector<int> columns(count, 0), waiting(count, 0);
    std::vector<bool> done(count, false);
    std::vector<int> ready;
    for (std::size_t i = 0; i < count; ++i) {
        waiting[i] = static_cast<int>(graph.before[i].size());
        if (waiting[i] == 0)
            ready.push_back(static_cast<int>(i));
    }
    std::vector<int> order;
    std::size_t next = 0;
    while (order.size() < count) {
        if (ready.empty()) { // a cycle: begin it at the first box that is left
            while (done[next])
                ++next;
            ready.push_back(static_cast<int>(next));
        }
        const int box = ready.back();
        ready.pop_back();
        if (done[at(box)])
            continue;
        done[at(box)] = true;
        order.push_back(box);
        for (int after : graph.after[at(box)]) {
            if (done[at(after)])
                continue;
            columns[at(after)] = std::max(columns[at(after)], columns[at(box)] + 1);
            if (--waiting[at(after)] == 0)
                ready.push_back(after);
        }
    }
    for (std::size_t i = 0; i < count; ++i) {
        if (!graph.before[i].empty() || graph.after[i].empty())
            continue;
        int nearest = std::numeric_limits<int>::max();
        for (int after : graph.after[i])
            nearest = std::min(nearest, columns[at(after)]);
        columns[i] = std::max(0, nearest - 1);
    }
    return columns;
}

Layers makeLayers(std::span<const LayoutBox> boxes, std::span<const LayoutEdge> edges, const std::vector<int> &columns,
                  double lane)
{
    Layers layers;
    const int width = columns.empty() ? 0 : *std::max_element(columns.begin(), columns.end()) + 1;
    layers.columns.resize(at(width));
    layers.lanes.resize(edges.size());
    const auto add = [&](int column, double w, double h, bool dummy) {
        layers.vertices.push_back({column, w, h, dummy, {}, {}});
        const int vertex = static_cast<int>(layers.vertices.size()) - 1;
        layers.columns[at(column)].push_back(vertex);
        return vertex;
    };
    const auto join = [&](int from, int to) {
        layers.vertices[at(from)].right.push_back(to);
        layers.vertices[at(to)].left.push_back(from);
    };
    for (std::size_t i = 0; i < boxes.size(); ++i)
        add(columns[i], boxes[i].width, boxes[i].height, false);
    for (std::size_t i = 0; i < edges.size(); ++i) {
        const auto [from, to] = edges[i];
        if (columns[at(from)] >= columns[at(to)])
            continue; // closes a cycle
        int last = from;
        for (int column = columns[at(from)] + 1; column < columns[at(to)]; ++column) {
            const int dummy = add(column, 0, lane, true);
            layers.lanes[i].push_back(dummy);
            join(last, dummy);
            last = dummy;
        }
        join(last, to);
    }
    return layers;
}

int crossings(const Layers &layers)
{
    const std::vector<int> place = places(layers);
    int count = 0;
    for (const auto &column : layers.columns) {
        std::vector<std::pair<int, int>> edges;
        for (int vertex : column) {
            for (int right : layers.vertices[at(vertex)].right)
                edges.emplace_back(place[at(vertex)], place[at(right)]);
        }
        for (std::size_t i = 0; i < edges.size(); ++i) {
            for (std::size_t j = i + 1; j < edges.size(); ++j)
                count += (edges[i].first - edges[j].first) * (edges[i].second - edges[j].second) < 0;
        }
    }
    return count;
}

void orderByBarycentre(Layers &layers, int sweeps)
{
    std::vector<int> place = places(layers);
    std::vector<std::vector<int>> best = layers.columns;
    int fewest = crossings(layers);
    for (int sweep = 0; sweep < sweeps && fewest > 0; ++sweep) {
        const bool leftward = sweep % 2 == 0;
        for (std::size_t i = 0; i < layers.columns.size(); ++i) {
            const std::size_t column = leftward ? i : layers.columns.size() - 1 - i;
            sortColumn(layers.columns[column], layers.vertices, place, leftward);
        }
        const int now = crossings(layers);
        if (now < fewest) {
            fewest = now;
            best = layers.columns;
        }
    }
    layers.columns = std::move(best);
}

std::vector<double> straighten(const Layers &layers, double gap, int sweeps)
{
    std::vector<double> ys(layers.vertices.size(), 0);
    for (int sweep = 0; sweep < sweeps; ++sweep) {
        const bool rightward = sweep % 2 == 0;
        for (std::size_t i = 0; i < layers.columns.size(); ++i) {
            const std::size_t column = rightward ? i : layers.columns.size() - 1 - i;
            const bool both = sweep > 1;
            settleColumn(layers, layers.columns[column], gap, rightward || both, !rightward || both, ys);
        }
    }
    if (!ys.empty()) {
        const double top = *std::min_element(ys.begin(), ys.end());
        for (double &y : ys)
            y -= top;
    }
    return ys;
}

} // namespace vitrine::layout
