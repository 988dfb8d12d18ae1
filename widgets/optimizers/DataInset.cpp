#include "widgets/optimizers/DataInset.h"

#include "widgets/common/Theme.h"
#include "widgets/optimizers/CompetitorStyle.h"
#include "widgets/optimizers/SurfaceFrame.h"

#include <QPainter>

#include <algorithm>

namespace vitrine {

namespace {

/// The part of the plane that holds the points, with some room around them.
SurfaceFrame frameFor(std::span<const Point2> points, const QSizeF &size)
{
    QRectF region(points.front().x, points.front().y, 0, 0);
    for (const auto [t, u] : points)
        region = region.united(QRectF(t, u, 1e-9, 1e-9));
    const double room = 0.12;
    region.adjust(-room * region.width(), -room * region.height(), room * region.width(), room * region.height());
    return {region, size};
}

} // namespace

void paintDataInset(QPainter &painter, const OptimizersState &state, const QRectF &place)
{
    const Theme &theme = Theme::instance();
    const auto race = state.race();
    const auto points = race->surface->data();
    if (points.empty())
        return;
    const SurfaceFrame frame = frameFor(points, place.size());
    painter.save();
    painter.setClipRect(place);
    QColor ground = theme.color(Theme::Role::Panel);
    ground.setAlpha(232);
    painter.fillRect(place, ground);
    painter.translate(place.topLeft());
    painter.setRenderHint(QPainter::Antialiasing);
    const double left = frame.region().left(), right = frame.region().right();
    for (const RaceEntry &entry : race->entries) {
        const Point2 line = entry.at(state.step()).place;
        painter.setPen(QPen(competitorColour(entry.competitor.colour),
                            entry.competitor.id == state.selected() ? 2.5 : 1.5,
                            competitorLine(entry.competitor.line)));
        painter.drawLine(frame.toPixel(Point2{left, line.x * left + line.y}),
                         frame.toPixel(Point2{right, line.x * right + line.y}));
    }
    painter.setPen(Qt::NoPen);
    painter.setBrush(theme.color(Theme::Role::Text));
    for (const Point2 &point : points)
        painter.drawEllipse(frame.toPixel(point), 2.5, 2.5);
    painter.setPen(theme.color(Theme::Role::MutedText));
    painter.drawText(QRectF(6, 2, place.width(), 20), Qt::AlignLeft | Qt::AlignVCenter, QStringLiteral("u = x·t + y"));
    painter.setBrush(Qt::NoBrush);
    painter.setPen(theme.color(Theme::Role::Border));
    painter.drawRect(QRectF(QPointF(), place.size()).adjusted(0, 0, -1, -1));
    painter.restore();
}

} // namespace vitrine
