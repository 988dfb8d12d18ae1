#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/optimizers/DataInset.h"
#include "widgets/optimizers/RacePaint.h"
#include "widgets/optimizers/SurfaceDecor.h"
#include "widgets/optimizers/SurfaceView.h"

#include <QPainter>

#include <algorithm>

namespace vitrine {

void SurfaceView::paintEvent(QPaintEvent *)
{
    if (!m_state)
        return;
    QPainter painter(this);
    paintGround(painter, false);
    const auto toPixel = [this](Point2 place) { return m_frame.toPixel(place); };
    paintRace(painter, *m_state, toPixel);
    paintArrows(painter, *m_state, toPixel);
    paintAxes(painter, m_frame, {QStringLiteral("x"), QStringLiteral("y")});
    paintLegend(painter, m_frame.size(), m_scale, m_scale.isLogarithmic() ? tr("f, log") : tr("f"));
    paintDataInset(painter, *m_state, QRectF(width() - 208, height() - 176, 200, 144));
    paintReadout(painter);
    if (hasFocus()) {
        painter.setRenderHint(QPainter::Antialiasing, false);
        painter.setPen(QPen(Theme::instance().color(Theme::Role::Accent), 1, Qt::DashLine));
        painter.setBrush(Qt::NoBrush);
        painter.drawRect(rect().adjusted(0, 0, -1, -1));
    }
}

void SurfaceView::paintAll(QPainter &painter)
{
    painter.save();
    painter.setClipRect(rect());
    paintGround(painter, true);
    const auto toPixel = [this](Point2 place) { return m_frame.toPixel(place); };
    paintRace(painter, *m_state, toPixel);
    paintArrows(painter, *m_state, toPixel);
    paintAxes(painter, m_frame, {QStringLiteral("x"), QStringLiteral("y")});
    paintLegend(painter, m_frame.size(), m_scale, m_scale.isLogarithmic() ? tr("f, log") : tr("f"));
    paintDataInset(painter, *m_state, QRectF(width() - 208, height() - 176, 200, 144));
    painter.restore();
}

/// The newest picture there is; where the view has moved on since, it is moved along until the next one comes.
void SurfaceView::paintGround(QPainter &painter, bool asLines) const
{
    painter.fillRect(rect(), QColor(heightColour(0)));
    if (!m_picture)
        return;
    const QRectF &region = m_picture->request.region;
    const QPointF topLeft = m_frame.toPixel(QPointF(region.left(), region.bottom()));
    const QPointF bottomRight = m_frame.toPixel(QPointF(region.right(), region.top()));
    const bool hasLines = m_state->layers().contours;
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(QRectF(topLeft, bottomRight), hasLines && !asLines ? m_picture->lined : m_picture->image);
    if (!hasLines || !asLines)
        return;
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(contourPen());
    for (const QLineF &line : m_picture->lines)
        painter.drawLine(m_frame.toPixel(line.p1()), m_frame.toPixel(line.p2()));
}

void SurfaceView::paintReadout(QPainter &painter) const
{
    const QString text = m_hovered ? readout() : QString::fromStdString(m_state->race()->surface->formula());
    const QFontMetrics metrics = painter.fontMetrics();
    const double most = width() - 140.0;
    const QString shown = metrics.elidedText(text, Qt::ElideRight, static_cast<int>(most));
    drawPlate(painter, {0, 0, std::min(most, metrics.horizontalAdvance(text) + 0.0) + 12, metrics.height() + 2.0},
              Qt::AlignVCenter | Qt::AlignLeft, shown);
}

} // namespace vitrine
