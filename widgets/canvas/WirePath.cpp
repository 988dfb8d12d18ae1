#include "widgets/canvas/WirePath.h"

#include <QLineF>

#include <algorithm>

namespace vitrine {

namespace {

constexpr double radius = 14; ///< of corners

double pull(QPointF from, QPointF to)
{
    return std::max(40.0, (to.x() - from.x()) / 2);
}

} // namespace

QPainterPath curvedPath(QPointF from, const std::vector<QPointF> &stops, QPointF to)
{
    QPainterPath path(from);
    const auto go = [&path](QPointF stop) {
        const QPointF last = path.currentPosition();
        const QPointF handle(pull(last, stop), 0);
        path.cubicTo(last + handle, stop - handle, stop);
    };
    for (const QPointF &stop : stops)
        go(stop);
    go(to);
    return path;
}

QPointF curvePoint(QPointF from, QPointF to, double share)
{
    const QPointF handle(pull(from, to), 0);
    const double t = share, s = 1 - share;
    return s * s * s * from + 3 * s * s * t * (from + handle) + 3 * s * t * t * (to - handle) + t * t * t * to;
}

QPainterPath corneredPath(QPointF from, const std::vector<QPointF> &corners, QPointF to)
{
    QPainterPath path(from);
    QPointF last = from;
    for (std::size_t i = 0; i < corners.size(); ++i) {
        const QPointF corner = corners[i], next = i + 1 < corners.size() ? corners[i + 1] : to;
        const QLineF in(corner, last), out(corner, next);
        const double before = std::min(radius, in.length() / 2), after = std::min(radius, out.length() / 2);
        if (before > 0)
            path.lineTo(in.pointAt(before / in.length()));
        if (after > 0)
            path.quadTo(corner, out.pointAt(after / out.length()));
        last = corner;
    }
    path.lineTo(to);
    return path;
}

} // namespace vitrine
