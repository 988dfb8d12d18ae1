#include "widgets/maps/MapGridView.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"

#include <QPaintEvent>
#include <QPainter>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

QColor role(Theme::Role which)
{
    return Theme::instance().color(which);
}

} // namespace

void MapGridView::paintEvent(QPaintEvent *event)
{
    QPainter painter(viewport());
    const QRectF visible = QRectF(event->rect()).translated(scrollOffset());
    const bool pictures = hasTensor() && layout().style() != PlaneLayout::Style::Bars;
    if (pictures)
        painter.drawImage(event->rect(), compose(visible));
    painter.translate(-scrollOffset());
    paintContent(painter, visible, !pictures);
}

/// The planes of a part of the content as one picture.
QImage MapGridView::compose(const QRectF &visible)
{
    const double ratio = devicePixelRatioF();
    QImage picture((visible.size() * ratio).toSize(), QImage::Format_RGB32);
    picture.fill(role(Theme::Role::Panel));
    const auto [first, last] = m_grid.touched(visible);
    for (std::int64_t plane = first; plane <= last; ++plane) {
        const QRectF rect = m_grid.plane(plane);
        if (!rect.intersects(visible))
            continue;
        const QRectF there((rect.topLeft() - visible.topLeft()) * ratio, rect.size() * ratio);
        m_atlas.draw(plane, picture, there.toRect());
    }
    return picture;
}

void MapGridView::paintContent(QPainter &painter, const QRectF &visible, bool withPictures)
{
    if (withPictures)
        painter.fillRect(visible, role(Theme::Role::Panel));
    if (!hasTensor()) {
        painter.setPen(role(Theme::Role::MutedText));
        painter.drawText(QRectF(viewport()->rect()).adjusted(12, 12, -12, -12), Qt::AlignCenter | Qt::TextWordWrap,
                         m_message);
        return;
    }
    const bool bars = layout().style() == PlaneLayout::Style::Bars;
    const auto [first, last] = m_grid.touched(visible);
    for (std::int64_t plane = first; plane <= last; ++plane) {
        const QRectF rect = m_grid.plane(plane);
        if (rect.right() < visible.left() || rect.left() > visible.right())
            continue;
        if (bars)
            paintBar(painter, plane);
        else if (withPictures)
            paintPicture(painter, plane);
        paintName(painter, plane);
        paintHighlights(painter, plane);
    }
    paintChangedPlaces(painter, visible);
    if (m_cursor && hasFocus())
        paintFrame(painter, m_grid.cell(*m_cursor), role(Theme::Role::Accent), 2);
    if (m_hovered)
        paintFrame(painter, m_grid.cell(*m_hovered), role(Theme::Role::Text), 1);
    if (m_marked) {
        if (const auto cell = layout().cell(*m_marked))
            paintFrame(painter, m_grid.cell(*cell), role(Theme::Role::Lit), 2);
    }
}

void MapGridView::paintPicture(QPainter &painter, std::int64_t plane)
{
    const QRect source = m_atlas.plane(plane);
    painter.drawImage(m_grid.plane(plane), m_atlas.image(), source);
}

void MapGridView::paintBar(QPainter &painter, std::int64_t plane)
{
    const QRectF rect = m_grid.plane(plane);
    const ColourScale scale = m_atlas.scale(plane);
    const double span = scale.high() - scale.low();
    const double zero = rect.bottom() + scale.low() / span * rect.height();
    const auto value = static_cast<float>(m_atlas.reader().at({plane, 0, 0}));
    const double gap = rect.width() >= 12 ? 2 : 0.5;
    // What is no number has all of its place, and Inf is as long as can be: both must be seen.
    const double end = std::isnan(value)
        ? rect.top()
        : std::clamp(zero - static_cast<double>(value) / span * rect.height(), rect.top(), rect.bottom());
    const double start = std::isnan(value) ? rect.bottom() : zero;
    const QRectF bar = QRectF(QPointF(rect.left() + gap, end), QPointF(rect.right() - gap, start)).normalized();
    painter.fillRect(bar, QColor(scale.colour(value)));
    if (rect.width() >= 12) { // a bar in white would vanish on white paper
        painter.setPen(QPen(role(Theme::Role::MutedText), 0));
        painter.drawRect(bar);
    }
    painter.setPen(QPen(role(Theme::Role::Border), 0));
    painter.drawLine(QPointF(rect.left(), zero), QPointF(rect.right(), zero));
}

void MapGridView::paintName(QPainter &painter, std::int64_t plane)
{
    const QRectF rect = m_grid.plane(plane);
    painter.setPen(role(Theme::Role::MutedText));
    if (layout().style() == PlaneLayout::Style::Bars) {
        const QString name = plane < m_names.size() ? m_names[static_cast<qsizetype>(plane)] : QString::number(plane);
        const QRectF below(rect.left() + 1, rect.bottom() + 2, rect.width() - 2, 20);
        if (rect.width() >= 18)
            painter.drawText(below, Qt::AlignHCenter | Qt::AlignTop,
                             painter.fontMetrics().elidedText(name, Qt::ElideRight, static_cast<int>(below.width())));
        return;
    }
    const QString name = QString::fromStdString(layout().planeName(plane));
    if (layout().style() == PlaneLayout::Style::Strips) {
        if (rect.height() >= 11)
            painter.drawText(QRectF(0, rect.top(), rect.left() - 4, rect.height()), Qt::AlignRight | Qt::AlignVCenter,
                             name);
    } else if (rect.width() >= 72 && layout().planes() > 1) {
        QFont font = painter.font();
        font.setPixelSize(10);
        painter.setFont(font);
        const QRectF tag(rect.left(), rect.top(), painter.fontMetrics().horizontalAdvance(name) + 6, 14);
        painter.fillRect(tag, QColor(0, 0, 0, 150));
        painter.setPen(Qt::white);
        painter.drawText(tag, Qt::AlignCenter, name);
    }
}

void MapGridView::paintHighlights(QPainter &painter, std::int64_t plane)
{
    for (const MapHighlight &each : m_highlights) {
        if (const auto box = layout().intersect(plane, each.first, each.last))
            paintFrame(painter, m_grid.box(plane, *box), role(Theme::Role::Receptive), 2);
    }
}

/// A corner turned down; where values are too small for one, a dot.
void MapGridView::paintChangedPlaces(QPainter &painter, const QRectF &visible)
{
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(0, 0, 0, 160), 1));
    painter.setBrush(role(Theme::Role::Lit));
    for (const Index &index : m_changed) {
        const auto cell = layout().cell(index);
        if (!cell)
            continue;
        const QRectF rect = m_grid.cell(*cell);
        if (!rect.intersects(visible))
            continue;
        const double side = std::min({rect.width(), rect.height(), 24.0}) * 0.4;
        if (side < 3)
            painter.drawEllipse(rect.center(), 1.5, 1.5);
        else
            painter.drawPolygon(
                QPolygonF({rect.topRight(), rect.topRight() - QPointF(side, 0), rect.topRight() + QPointF(0, side)}));
    }
    painter.setRenderHint(QPainter::Antialiasing, false);
}

/// A frame that stays visible on any colour and around the smallest value.
void MapGridView::paintFrame(QPainter &painter, const QRectF &rect, const QColor &colour, double width) const
{
    constexpr double smallest = 6;
    const double growX = std::max(0.0, smallest - rect.width()) / 2,
                 growY = std::max(0.0, smallest - rect.height()) / 2;
    const QRectF frame = rect.adjusted(-growX, -growY, growX, growY);
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(QColor(0, 0, 0, 140), width + 2));
    painter.drawRect(frame);
    painter.setPen(QPen(colour, width));
    painter.drawRect(frame);
}

} // namespace vitrine
