#include "widgets/canvas/WireRouter.h"

#include "widgets/canvas/WirePath.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <queue>
#include <utility>

namespace vitrine {

namespace {

constexpr double gap = 18; ///< between a wire and the boxes that it passes
constexpr double straight = 20; ///< straight out of a port
constexpr double reach = 360; ///< how far around both ends boxes are looked at
constexpr double cornerCost = 80; ///< a corner is worth this detour
constexpr double tolerance = 0.5;

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

/// QRectF::intersects() allows for rectangles of negative size; there are none here, and it is asked very often.
bool touches(const QRectF &a, const QRectF &b)
{
    return a.x() < b.x() + b.width() && b.x() < a.x() + a.width() && a.y() < b.y() + b.height()
        && b.y() < a.y() + a.height();
}

std::vector<double> sortedLines(std::vector<double> lines)
{
    std::sort(lines.begin(), lines.end());
    lines.erase(std::unique(lines.begin(), lines.end(), [](double a, double b) { return std::abs(a - b) < tolerance; }),
                lines.end());
    return lines;
}

int indexOf(const std::vector<double> &lines, double value)
{
    const auto found = std::min_element(
        lines.begin(), lines.end(), [value](double a, double b) { return std::abs(a - value) < std::abs(b - value); });
    return static_cast<int>(found - lines.begin());
}

/// The lines on which a wire may run, and the search over where they meet.
class Grid {
public:
    Grid(QPointF start, QPointF goal, const std::vector<QRectF> &boxes) : m_boxes(boxes)
    {
        std::vector<double> xs{start.x(), goal.x()}, ys{start.y(), goal.y()};
        for (const QRectF &box : boxes) {
            xs.insert(xs.end(), {box.left() - gap, box.right() + gap});
            ys.insert(ys.end(), {box.top() - gap, box.bottom() + gap});
        }
        m_xs = sortedLines(std::move(xs));
        m_ys = sortedLines(std::move(ys));
        m_start = nodeAt(start);
        m_goal = nodeAt(goal);
    }

    std::vector<QPointF> shortest();

private:
    /// A place on the grid, and how the wire came there: along x or y.
    struct State {
        double cost; ///< with what is left at least
        int key;
        bool operator>(const State &other) const { return cost > other.cost; }
    };

    int width() const { return static_cast<int>(m_xs.size()); }
    int nodeAt(QPointF point) const { return indexOf(m_ys, point.y()) * width() + indexOf(m_xs, point.x()); }
    QPointF pointOf(int node) const { return {m_xs[at(node % width())], m_ys[at(node / width())]}; }
    double leftOver(int node) const
    {
        const QPointF way = pointOf(m_goal) - pointOf(node);
        return std::abs(way.x()) + std::abs(way.y());
    }
    bool isFree(QPointF a, QPointF b) const
    {
        const QRectF segment = QRectF(a, b).normalized().adjusted(-1, -1, 1, 1);
        return std::none_of(m_boxes.begin(), m_boxes.end(), [&](const QRectF &box) { return touches(box, segment); });
    }
    void expand(int key);
    std::vector<QPointF> cornersTo(int key) const;

    const std::vector<QRectF> &m_boxes;
    std::vector<double> m_xs, m_ys;
    int m_start = 0, m_goal = 0;
    std::vector<double> m_costs; ///< by key: node × 2, plus 1 where the wire came along y
    std::vector<int> m_before;
    std::priority_queue<State, std::vector<State>, std::greater<>> m_open;
};

void Grid::expand(int key)
{
    const int node = key / 2, column = node % width(), row = node / width();
    const bool alongY = key % 2 == 1;
    const std::pair<int, int> steps[] = {{1, 0}, {-1, 0}, {0, 1}, {0, -1}};
    for (const auto &[dx, dy] : steps) {
        if (column + dx < 0 || column + dx >= width() || row + dy < 0 || row + dy >= static_cast<int>(m_ys.size()))
            continue;
        const int next = node + dx + dy * width();
        const bool turns = (dy != 0) != alongY;
        const QPointF from = pointOf(node), to = pointOf(next);
        const double cost =
            m_costs[at(key)] + std::abs(to.x() - from.x()) + std::abs(to.y() - from.y()) + (turns ? cornerCost : 0);
        const int nextKey = 2 * next + (dy != 0 ? 1 : 0);
        if (cost >= m_costs[at(nextKey)] || !isFree(from, to))
            continue;
        m_costs[at(nextKey)] = cost;
        m_before[at(nextKey)] = key;
        m_open.push({cost + leftOver(next), nextKey});
    }
}

std::vector<QPointF> Grid::shortest()
{
    const std::size_t keys = 2 * m_xs.size() * m_ys.size();
    m_costs.assign(keys, std::numeric_limits<double>::infinity());
    m_before.assign(keys, -1);
    m_costs[at(2 * m_start)] = 0;
    m_open.push({leftOver(m_start), 2 * m_start});
    while (!m_open.empty()) {
        const State state = m_open.top();
        m_open.pop();
        const int node = state.key / 2;
        if (state.cost > m_costs[at(state.key)] + leftOver(node) + tolerance)
            continue; // a better way was found since
        if (state.key == 2 * m_goal)
            return cornersTo(state.key);
        expand(state.key);
    }
    return {};
}

std::vector<QPointF> Grid::cornersTo(int key) const
{
    std::vector<QPointF> points;
    for (int each = key; each >= 0; each = m_before[at(each)])
        points.push_back(pointOf(each / 2));
    std::reverse(points.begin(), points.end());
    std::vector<QPointF> corners;
    for (std::size_t i = 0; i < points.size(); ++i) {
        const bool isEnd = i == 0 || i + 1 == points.size();
        const auto runsOn = [&](auto along) {
            return std::abs(along(points[i - 1]) - along(points[i])) < tolerance
                && std::abs(along(points[i]) - along(points[i + 1])) < tolerance;
        };
        if (isEnd || !(runsOn([](QPointF p) { return p.x(); }) || runsOn([](QPointF p) { return p.y(); })))
            corners.push_back(points[i]);
    }
    return corners;
}

} // namespace

bool WireRouter::isCurveFree(QPointF from, QPointF to) const
{
    if (to.x() < from.x() + 2 * straight)
        return false;
    constexpr int samples = 20;
    const std::vector<QRectF> boxes = boxesNear(QRectF(from, to).normalized());
    for (int i = 1; i < samples && !boxes.empty(); ++i) {
        const QPointF point = curvePoint(from, to, static_cast<double>(i) / samples);
        const auto holds = [point](const QRectF &box) { return box.contains(point); };
        if (std::any_of(boxes.begin(), boxes.end(), holds))
            return false;
    }
    return true;
}

std::vector<QRectF> WireRouter::boxesNear(const QRectF &area) const
{
    std::vector<QRectF> near;
    const QRectF grown = area.adjusted(-1, -1, 1, 1);
    std::copy_if(m_boxes.begin(), m_boxes.end(), std::back_inserter(near),
                 [&grown](const QRectF &box) { return touches(box, grown); });
    return near;
}

std::vector<QPointF> WireRouter::route(QPointF from, QPointF to) const
{
    if (isCurveFree(from, to))
        return {};
    const QPointF start = from + QPointF(straight, 0), goal = to - QPointF(straight, 0);
    const QRectF area = QRectF(start, goal).normalized().adjusted(-reach, -reach, reach, reach);
    const std::vector<QRectF> boxes = boxesNear(area);
    return Grid(start, goal, boxes).shortest();
}

} // namespace vitrine
