#include "widgets/optimizers/TrailSimplifier.h"

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

constexpr double tolerance = 0.4; ///< pixels
constexpr qsizetype mostPending = 48;

double squaredDistance(const QPointF &point, const QPointF &from, const QPointF &to)
{
    const QPointF along = to - from, away = point - from;
    const double length = QPointF::dotProduct(along, along);
    const double share = length > 0 ? std::clamp(QPointF::dotProduct(away, along) / length, 0.0, 1.0) : 0;
    const QPointF off = away - share * along;
    return QPointF::dotProduct(off, off);
}

} // namespace

void TrailSimplifier::add(const QPointF &point)
{
    if (m_kept.isEmpty()) {
        m_kept << point;
        return;
    }
    if (!m_pending.isEmpty() && (m_pending.size() >= mostPending || wouldMiss(point))) {
        m_kept << m_pending.last();
        m_pending.clear();
    }
    m_pending << point;
}

bool TrailSimplifier::wouldMiss(const QPointF &end) const
{
    return std::any_of(m_pending.begin(), m_pending.end(), [&](const QPointF &point) {
        return squaredDistance(point, m_kept.last(), end) > tolerance * tolerance;
    });
}

QPolygonF TrailSimplifier::finish()
{
    if (!m_pending.isEmpty())
        m_kept << m_pending.last();
    m_pending.clear();
    return std::move(m_kept);
}

} // namespace vitrine
