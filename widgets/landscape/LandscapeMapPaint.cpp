// What LandscapeMap paints.

#include "widgets/common/Theme.h"
#include "widgets/landscape/LandscapeMap.h"
#include "widgets/optimizers/CompetitorStyle.h"
#include "widgets/optimizers/TrailSimplifier.h"

#include <QPainter>

#include <algorithm>
#include <array>
#include <utility>

namespace vitrine {

namespace {

const QColor dark(0x1B, 0x1F, 0x24);

/// Dark with a light edge, so that it reads on all colours.
template <typename Draw>
void drawEdged(QPainter &painter, Draw &&draw)
{
    painter.setBrush(Qt::NoBrush);
    for (const auto &[colour, width] : {std::pair(QColor(Qt::white), 4.0), std::pair(dark, 2.0)}) {
        painter.setPen(QPen(colour, width));
        draw();
    }
}

} // namespace

void LandscapeMap::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.fillRect(rect(), Theme::instance().color(Theme::Role::CanvasBackground));
    if (m_surface) {
        paintGround(painter, false);
        paintPaths(painter);
        paintPlaces(painter);
        paintAxes(painter, m_frame, axisNames(*m_session->plan()));
        paintLegend(painter, size(), m_scale, m_scale.isLogarithmic() ? tr("Loss, log") : tr("Loss"));
        paintReadout(painter);
    } else {
        paintHint(painter);
    }
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(QPen(Theme::instance().color(Theme::Role::Accent), 1, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void LandscapeMap::paintAll(QPainter &painter)
{
    painter.save();
    painter.setClipRect(rect());
    painter.fillRect(rect(), Theme::instance().color(Theme::Role::CanvasBackground));
    if (m_surface) {
        paintGround(painter, true);
        paintPaths(painter);
        paintPlaces(painter);
        paintAxes(painter, m_frame, axisNames(*m_session->plan()));
        paintLegend(painter, size(), m_scale, m_scale.isLogarithmic() ? tr("Loss, log") : tr("Loss"));
    }
    painter.restore();
}

void LandscapeMap::paintGround(QPainter &painter, bool asLines) const
{
    if (!m_picture)
        return;
    const QRectF &region = m_picture->request.region;
    const QPointF topLeft = m_frame.toPixel(QPointF(region.left(), region.bottom()));
    const QPointF bottomRight = m_frame.toPixel(QPointF(region.right(), region.top()));
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(QRectF(topLeft, bottomRight), asLines ? m_picture->image : m_picture->lined);
    if (!asLines)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(contourPen());
    for (const QLineF &line : m_picture->lines)
        painter.drawLine(m_frame.toPixel(line.p1()), m_frame.toPixel(line.p2()));
}

/// Each path with a ring where it began and a disc where it ends, or is at the step that is shown.
void LandscapeMap::paintPaths(QPainter &painter) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    const std::vector<LandscapePath> &styles = m_session->order().paths;
    const std::vector<PlacedPath> &paths = m_session->paths();
    for (std::size_t i = 0; i < paths.size(); ++i) {
        if (!isDrawn(*m_session, m_look, i))
            continue;
        const auto end = placeAt(paths[i], m_look.step);
        const Competitor style = pathStyle(styles[i]);
        TrailSimplifier trail;
        for (int point = 0; point < pointsUpTo(paths[i], m_look.step); ++point)
            trail.add(m_frame.toPixel(paths[i].points[static_cast<std::size_t>(point)].projection.place));
        trail.add(m_frame.toPixel(*end));
        drawTrail(painter, trail.finish(), style, 2);
        painter.setBrush(Qt::NoBrush);
        for (const auto &[colour, width] :
             {std::pair(QColor(Qt::white), 4.0), std::pair(competitorColour(style.colour), 2.0)}) {
            painter.setPen(QPen(colour, width));
            painter.drawEllipse(m_frame.toPixel(paths[i].points.front().projection.place), 6, 6);
        }
        drawMarker(painter, m_frame.toPixel(*end), style, 5);
    }
}

/// Where the weights are that the canvas shows, and the place that was clicked.
void LandscapeMap::paintPlaces(QPainter &painter) const
{
    painter.setRenderHint(QPainter::Antialiasing);
    if (const auto present = m_session->present()) {
        const QPointF at = m_frame.toPixel(present->projection.place);
        drawEdged(painter, [&] { painter.drawEllipse(at, 9, 9); });
    }
    if (m_look.chosen) {
        const QPointF at = m_frame.toPixel(*m_look.chosen);
        drawEdged(painter, [&] {
            for (const QPointF &side : {QPointF(1, 0), QPointF(-1, 0), QPointF(0, 1), QPointF(0, -1)})
                painter.drawLine(at + side * 3, at + side * 11);
        });
    }
}

void LandscapeMap::paintReadout(QPainter &painter) const
{
    QString text = readout();
    if (text.isEmpty() && m_look.chosen && m_session->landscape())
        text = describePlace(valueAt(*m_session->landscape(), *m_surface, *m_look.chosen), *m_look.chosen);
    if (text.isEmpty())
        return;
    const QFontMetrics metrics = painter.fontMetrics();
    const double most = width() - 100.0;
    const QString shown = metrics.elidedText(text, Qt::ElideRight, static_cast<int>(most));
    drawPlate(painter, {0, 0, std::min(most, metrics.horizontalAdvance(text) + 0.0) + 12, metrics.height() + 2.0},
              Qt::AlignVCenter | Qt::AlignLeft, shown);
}

void LandscapeMap::paintHint(QPainter &painter) const
{
    painter.setPen(Theme::instance().color(Theme::Role::MutedText));
    painter.drawText(QRectF(rect()).adjusted(24, 16, -24, -16), Qt::AlignCenter | Qt::TextWordWrap, m_hint);
}

} // namespace vitrine
