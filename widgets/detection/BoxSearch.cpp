#include "widgets/detection/BoxSearch.h"

#include "widgets/detection/DetectionText.h"

#include <algorithm>
#include <cmath>
#include <limits>

namespace vitrine {

namespace {

bool holds(const Box &box, const QPointF &point, double margin = 0)
{
    return point.x() >= static_cast<double>(box.x1) - margin && point.x() <= static_cast<double>(box.x2) + margin
        && point.y() >= static_cast<double>(box.y1) - margin && point.y() <= static_cast<double>(box.y2) + margin;
}

bool isOnEdge(const Box &box, const QPointF &point, double edge)
{
    return holds(box, point, edge) && !holds(box, point, -edge);
}

/// The smallest of the boxes that are offered.
class Smallest {
public:
    void offer(int cell, const Box &box)
    {
        if (box.area() >= m_area)
            return;
        m_area = box.area();
        m_cell = cell;
    }
    int cell() const { return m_cell; }

private:
    int m_cell = -1;
    float m_area = std::numeric_limits<float>::infinity();
};

QPointF centreOf(const DetectionRun &run, int cell)
{
    const Box box = boxInPicture(run, cell);
    return QPointF(static_cast<double>(box.x1 + box.x2) / 2, static_cast<double>(box.y1 + box.y2) / 2);
}

} // namespace

int boxAt(const DetectionRun &run, const NmsResult &result, const QPointF &point, bool ghosts, double edge)
{
    Smallest kept, keptEdge, ghost, ghostEdge;
    for (const int cell : result.kept) {
        const Box box = boxInPicture(run, cell);
        if (holds(box, point))
            kept.offer(cell, box);
        if (isOnEdge(box, point, edge))
            keptEdge.offer(cell, box);
    }
    for (std::size_t i = 0; ghosts && i < result.verdicts.size(); ++i) {
        if (result.verdicts[i].gate != Gate::Suppressed)
            continue;
        const int cell = static_cast<int>(i);
        const Box box = boxInPicture(run, cell);
        if (holds(box, point))
            ghost.offer(cell, box);
        if (isOnEdge(box, point, edge))
            ghostEdge.offer(cell, box);
    }
    if (keptEdge.cell() < 0 && ghostEdge.cell() >= 0)
        return ghostEdge.cell();
    return kept.cell() >= 0 ? kept.cell() : ghost.cell();
}

int boxTowards(const DetectionRun &run, const NmsResult &result, int from, const QPointF &direction)
{
    if (result.kept.empty())
        return -1;
    if (from < 0)
        return result.kept.front();
    const QPointF start = centreOf(run, from);
    int best = -1;
    double shortest = std::numeric_limits<double>::infinity();
    for (const int cell : result.kept) {
        const QPointF way = centreOf(run, cell) - start;
        const double along = QPointF::dotProduct(way, direction);
        const double across = std::abs(way.x() * direction.y() - way.y() * direction.x());
        if (cell == from || along <= 0 || along + 2 * across >= shortest)
            continue;
        shortest = along + 2 * across;
        best = cell;
    }
    return best;
}

} // namespace vitrine
