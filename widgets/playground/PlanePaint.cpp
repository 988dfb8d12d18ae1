#include "widgets/playground/PlanePaint.h"

#include "widgets/common/Theme.h"
#include "widgets/playground/Playground.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

template <typename Colour>
QImage imageOf(std::span<const float> values, const PlaneGrid &grid, Colour &&colour)
{
    QImage image(grid.columns, grid.rows, QImage::Format_RGB32);
    for (int row = 0; row < grid.rows; ++row) {
        auto *pixels = reinterpret_cast<QRgb *>(image.scanLine(row));
        for (int column = 0; column < grid.columns; ++column)
            pixels[column] = colour(values[static_cast<std::size_t>(row * grid.columns + column)]);
    }
    return image;
}

float magnitudeOf(std::span<const float> values)
{
    float largest = 0;
    for (const float value : values)
        if (std::isfinite(value))
            largest = std::max(largest, std::abs(value));
    return largest > 0 ? largest : 1;
}

void paintCurve(QPainter &painter, const QRectF &place, std::span<const float> values)
{
    const double most = static_cast<double>(magnitudeOf(values)) * 1.1;
    QPainterPath path;
    for (std::size_t i = 0; i < values.size(); ++i) {
        const double x =
            place.left() + place.width() * (static_cast<double>(i) + 0.5) / static_cast<double>(values.size());
        const double y = place.center().y() - place.height() / 2 * static_cast<double>(values[i]) / most;
        i == 0 ? path.moveTo(x, y) : path.lineTo(x, y);
    }
    painter.fillRect(place, Theme::instance().color(Theme::Role::BlockFill));
    painter.setPen(QPen(Theme::instance().color(Theme::Role::Border), 1));
    painter.drawLine(QPointF(place.left(), place.center().y()), QPointF(place.right(), place.center().y()));
    painter.setPen(QPen(Theme::instance().color(Theme::Role::Forward), 1.5));
    painter.setBrush(Qt::NoBrush);
    painter.drawPath(path);
}

void paintPoint(QPainter &painter, QPointF at, const DataPoint &point, bool isOfBatch)
{
    constexpr double radius = 4, ring = 7;
    if (isOfBatch) {
        const QBrush fill = painter.brush();
        painter.setBrush(Qt::NoBrush);
        for (const auto &[colour, width] :
             {std::pair(QColor(0x1b, 0x1f, 0x24), 4.0), {QColor(0xf0, 0xe4, 0x42), 2.0}}) {
            painter.setPen(QPen(colour, width));
            painter.drawEllipse(at, ring, ring);
        }
        painter.setBrush(fill);
    }
    painter.setPen(QPen(point.validates ? QColor(0x1b, 0x1f, 0x24) : QColor(Qt::white), 1));
    if (point.validates)
        painter.drawPolygon(QPolygonF(
            {at + QPointF(0, -radius), at + QPointF(radius, 0), at + QPointF(0, radius), at + QPointF(-radius, 0)}));
    else
        painter.drawEllipse(at, radius - 0.5, radius - 0.5);
}

} // namespace

QImage neuronImage(std::span<const float> values, const PlaneGrid &grid)
{
    const float most = magnitudeOf(values);
    return imageOf(values, grid, [most](float value) { return AnswerScale::numberColour(value / most).rgb(); });
}

QImage answerImage(std::span<const float> values, const PlaneGrid &grid, const AnswerScale &scale, bool isDiscrete)
{
    return imageOf(values, grid, [&](float value) { return scale.colour(value, isDiscrete); });
}

void paintMap(QPainter &painter, const QRectF &place, std::span<const float> values, const PlaneGrid &grid)
{
    if (values.empty())
        return painter.fillRect(place, Theme::instance().color(Theme::Role::BlockFill));
    if (grid.rows == 1)
        return paintCurve(painter, place, values);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.drawImage(place, neuronImage(values, grid));
}

QPointF PlaneFrame::toPlace(double x, double y) const
{
    return {place.left() + place.width() * (x / extent + 1) / 2, place.top() + place.height() * (1 - y / extent) / 2};
}

QPointF PlaneFrame::toPlane(QPointF position) const
{
    return {extent * (2 * (position.x() - place.left()) / place.width() - 1),
            extent * (1 - 2 * (position.y() - place.top()) / place.height())};
}

void paintPoints(QPainter &painter, const PlaneFrame &frame, const Playground &playground)
{
    painter.setRenderHint(QPainter::Antialiasing);
    const bool hasNumbers = playground.answer().isNumber();
    const int classes = playground.classCount();
    for (const DataPoint &point : playground.points()) {
        if (point.validates && !playground.showsValidation())
            continue;
        if (playground.isLine())
            painter.setBrush(Theme::instance().color(Theme::Role::MutedText));
        else
            painter.setBrush(hasNumbers ? AnswerScale::numberColour(point.target)
                                        : AnswerScale::classColour(point.label, classes));
        const QPointF at = frame.toPlace(static_cast<double>(point.x), static_cast<double>(point.y));
        if (frame.place.contains(at))
            paintPoint(painter, at, point, playground.batch().contains(point.item));
    }
}

void paintAxes(QPainter &painter, const PlaneFrame &frame)
{
    painter.setRenderHint(QPainter::Antialiasing, false);
    QColor line(0x1b, 0x1f, 0x24, 70);
    painter.setPen(QPen(line, 1, Qt::DotLine));
    const QPointF middle = frame.toPlace(0, 0);
    painter.drawLine(QPointF(frame.place.left(), middle.y()), QPointF(frame.place.right(), middle.y()));
    painter.drawLine(QPointF(middle.x(), frame.place.top()), QPointF(middle.x(), frame.place.bottom()));
    painter.setPen(Theme::instance().color(Theme::Role::MutedText));
    const double height = painter.fontMetrics().height();
    for (const int tick : {-1, 0, 1}) {
        const QString text = tick < 0 ? QStringLiteral("−1") : QString::number(tick);
        const double x = frame.toPlace(tick, 0).x(), y = frame.toPlace(0, tick).y();
        painter.drawText(QRectF(x - 16, frame.place.bottom() + 2, 32, height), Qt::AlignCenter, text);
        painter.drawText(QRectF(frame.place.left() - 24, y - height / 2, 20, height), Qt::AlignRight, text);
    }
}

} // namespace vitrine
