#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/optimizers/DataInset.h"
#include "widgets/optimizers/RacePaint.h"
#include "widgets/optimizers/SurfaceView.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr int legendHeight = 160;

/// 1, 2 or 5 times a power of ten, so that about `count` of them make up `length`.
double niceStep(double length, double count)
{
    const double raw = length / std::max(1.0, count);
    const double power = std::pow(10, std::floor(std::log10(raw)));
    for (const double factor : {1.0, 2.0, 5.0})
        if (raw <= factor * power)
            return factor * power;
    return 10 * power;
}

/// Text on a ground of its own, so that it reads on all colours.
void drawPlate(QPainter &painter, const QRectF &plate, int flags, const QString &text)
{
    const Theme &theme = Theme::instance();
    QColor ground = theme.color(Theme::Role::Panel);
    ground.setAlpha(216);
    painter.fillRect(plate, ground);
    painter.setPen(theme.color(Theme::Role::Text));
    painter.drawText(plate.adjusted(4, 0, -4, 0), flags, text);
}

QString tickText(double value, double step)
{
    return formatNumber(std::abs(value) < step / 1000 ? 0 : value);
}

} // namespace

void SurfaceView::paintEvent(QPaintEvent *)
{
    if (!m_state)
        return;
    QPainter painter(this);
    paintGround(painter, false);
    const auto toPixel = [this](Point2 place) { return m_frame.toPixel(place); };
    paintRace(painter, *m_state, toPixel);
    paintArrows(painter, *m_state, toPixel);
    paintAxes(painter);
    paintLegend(painter);
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
    paintAxes(painter);
    paintLegend(painter);
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

void SurfaceView::paintAxes(QPainter &painter) const
{
    const QFontMetrics metrics = painter.fontMetrics();
    const double line = metrics.height() + 2;
    const QRectF region = m_frame.region();
    const double stepX = niceStep(region.width(), width() / 96.0);
    for (double x = std::ceil(region.left() / stepX) * stepX; x < region.right(); x += stepX) {
        const double at = m_frame.toPixel(QPointF(x, 0)).x();
        const QString text = tickText(x, stepX);
        const double half = metrics.horizontalAdvance(text) / 2.0 + 4;
        if (at > 64 && at + half < width() - 16)
            drawPlate(painter, {at - half, height() - line, 2 * half, line}, Qt::AlignCenter, text);
        painter.drawLine(QPointF(at, height() - line - 4), QPointF(at, height() - line));
    }
    const double stepY = niceStep(region.height(), height() / 72.0);
    for (double y = std::ceil(region.top() / stepY) * stepY; y < region.bottom(); y += stepY) {
        const double at = m_frame.toPixel(QPointF(0, y)).y();
        const QString text = tickText(y, stepY);
        const double wide = metrics.horizontalAdvance(text) + 8;
        if (at > 2 * line && at < height() - 1.5 * line)
            drawPlate(painter, {0, at - line / 2, wide, line}, Qt::AlignCenter, text);
    }
    drawPlate(painter, {width() - 18.0, height() - line, 18, line}, Qt::AlignCenter, QStringLiteral("x"));
    drawPlate(painter, {0, line + 2, 18, line}, Qt::AlignCenter, QStringLiteral("y"));
}

void SurfaceView::paintLegend(QPainter &painter) const
{
    const QFontMetrics metrics = painter.fontMetrics();
    constexpr int marks = 5;
    double widest = 0;
    for (int i = 0; i < marks; ++i)
        widest = std::max<double>(widest, metrics.horizontalAdvance(formatNumber(m_scale.height(i / (marks - 1.0)))));
    const QString title = m_scale.isLogarithmic() ? tr("f, log") : tr("f");
    const double wide = std::max<double>(widest + 32, metrics.horizontalAdvance(title) + 12);
    const QRectF plate(width() - wide - 8, 8, wide, legendHeight + 2 * metrics.height());
    drawPlate(painter, plate, Qt::AlignTop | Qt::AlignHCenter, title);
    const QRectF strip(plate.left() + 8, plate.top() + metrics.height() + 6, 12, legendHeight);
    for (int y = 0; y < legendHeight; ++y)
        painter.fillRect(QRectF(strip.left(), strip.top() + y, strip.width(), 1),
                         QColor(heightColour(1 - y / (legendHeight - 1.0))));
    painter.setPen(Theme::instance().color(Theme::Role::Text));
    for (int i = 0; i < marks; ++i) {
        const double at = strip.bottom() - strip.height() * i / (marks - 1.0);
        painter.drawText(QRectF(strip.right() + 6, at - 10, widest + 4, 20), Qt::AlignVCenter | Qt::AlignLeft,
                         formatNumber(m_scale.height(i / (marks - 1.0))));
    }
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
