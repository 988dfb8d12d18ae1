#include "widgets/optimizers/SurfaceDecor.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/optimizers/SurfacePicture.h"

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

QString tickText(double value, double step)
{
    return formatNumber(std::abs(value) < step / 1000 ? 0 : value);
}

} // namespace

void drawPlate(QPainter &painter, const QRectF &plate, int flags, const QString &text)
{
    const Theme &theme = Theme::instance();
    QColor ground = theme.color(Theme::Role::Panel);
    ground.setAlpha(216);
    painter.fillRect(plate, ground);
    painter.setPen(theme.color(Theme::Role::Text));
    painter.drawText(plate.adjusted(4, 0, -4, 0), flags, text);
}

void paintAxes(QPainter &painter, const SurfaceFrame &frame, const AxisNames &names)
{
    const QFontMetrics metrics = painter.fontMetrics();
    const double line = metrics.height() + 2;
    const double width = frame.size().width(), height = frame.size().height();
    const QRectF region = frame.region();
    const double stepX = niceStep(region.width(), width / 96.0);
    for (double x = std::ceil(region.left() / stepX) * stepX; x < region.right(); x += stepX) {
        const double at = frame.toPixel(QPointF(x, 0)).x();
        const QString text = tickText(x, stepX);
        const double half = metrics.horizontalAdvance(text) / 2.0 + 4;
        if (at > 64 && at + half < width - 16)
            drawPlate(painter, {at - half, height - line, 2 * half, line}, Qt::AlignCenter, text);
        painter.drawLine(QPointF(at, height - line - 4), QPointF(at, height - line));
    }
    const double stepY = niceStep(region.height(), height / 72.0);
    for (double y = std::ceil(region.top() / stepY) * stepY; y < region.bottom(); y += stepY) {
        const double at = frame.toPixel(QPointF(0, y)).y();
        const QString text = tickText(y, stepY);
        const double wide = metrics.horizontalAdvance(text) + 8;
        if (at > 2 * line && at < height - 1.5 * line)
            drawPlate(painter, {0, at - line / 2, wide, line}, Qt::AlignCenter, text);
    }
    const double wideX = metrics.horizontalAdvance(names.x) + 10.0, wideY = metrics.horizontalAdvance(names.y) + 10.0;
    drawPlate(painter, {width - wideX, height - line, wideX, line}, Qt::AlignCenter, names.x);
    drawPlate(painter, {0, line + 2, wideY, line}, Qt::AlignCenter, names.y);
}

void paintLegend(QPainter &painter, const QSizeF &size, const HeightScale &scale, const QString &title)
{
    const QFontMetrics metrics = painter.fontMetrics();
    const int height = std::clamp(static_cast<int>(size.height()) - 3 * metrics.height() - 24, 40, legendHeight);
    constexpr int marks = 5;
    double widest = 0;
    for (int i = 0; i < marks; ++i)
        widest = std::max<double>(widest, metrics.horizontalAdvance(formatNumber(scale.height(i / (marks - 1.0)))));
    const double wide = std::max<double>(widest + 32, metrics.horizontalAdvance(title) + 12);
    const QRectF plate(size.width() - wide - 8, 8, wide, height + 2 * metrics.height());
    drawPlate(painter, plate, Qt::AlignTop | Qt::AlignHCenter, title);
    const QRectF strip(plate.left() + 8, plate.top() + metrics.height() + 6, 12, height);
    for (int y = 0; y < height; ++y)
        painter.fillRect(QRectF(strip.left(), strip.top() + y, strip.width(), 1),
                         QColor(heightColour(1 - y / (height - 1.0))));
    painter.setPen(Theme::instance().color(Theme::Role::Text));
    for (int i = 0; i < marks; ++i) {
        const double at = strip.bottom() - strip.height() * i / (marks - 1.0);
        painter.drawText(QRectF(strip.right() + 6, at - 10, widest + 4, 20), Qt::AlignVCenter | Qt::AlignLeft,
                         formatNumber(scale.height(i / (marks - 1.0))));
    }
}

} // namespace vitrine
