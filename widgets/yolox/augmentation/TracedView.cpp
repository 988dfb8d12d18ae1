#include "widgets/yolox/augmentation/TracedView.h"

#include "widgets/common/Theme.h"
#include "widgets/common/ToolTips.h"
#include "widgets/detection/LabelLayout.h"
#include "widgets/yolox/scene/SceneView.h"

#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace vitrine {

namespace {

constexpr float slack = 0.01F; ///< pixels that rounding may cost
constexpr int nearBox = 4; ///< pixels by which the mouse may miss

/// Okabe and Ito's sky blue and orange: apart from each other for all eyes, on any picture with a dark line below.
const QColor ownColour(0x56, 0xB4, 0xE9), mixedColour(0xE6, 0x9F, 0x00), lostColour(0xE5, 0x3E, 0x30);

QRectF toRect(const Box &box)
{
    return SceneView::toRect(box);
}

void strokeTwice(QPainter &painter, const QRectF &rect, const QColor &colour, double width, Qt::PenStyle style)
{
    painter.setPen(QPen(QColor(0, 0, 0, 170), width + 2));
    if (style == Qt::SolidLine)
        painter.drawRect(rect);
    painter.setPen(QPen(colour, width, style));
    painter.drawRect(rect);
}

} // namespace

TracedView::TracedView(QWidget *parent) : QWidget(parent)
{
    setMouseTracking(true);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored); // as high as there is room
    connect(&Theme::instance(), &Theme::changed, this, [this] { update(); });
}

QColor TracedView::colourOf(const TracedBox &box)
{
    return box.part == TracedBox::mixUpPart ? mixedColour : ownColour;
}

bool TracedView::isClipped(const TracedBox &box)
{
    return box.fate == BoxFate::Kept
        && (box.box.x1 > box.whole.x1 + slack || box.box.y1 > box.whole.y1 + slack || box.box.x2 < box.whole.x2 - slack
            || box.box.y2 < box.whole.y2 - slack);
}

void TracedView::setShown(const QImage &image, const std::vector<TracedBox> &boxes)
{
    m_image = image;
    m_boxes = boxes;
    contentChanged();
    update();
}

void TracedView::setLit(int box)
{
    if (std::exchange(m_lit, box) != box)
        update();
}

PictureTransform TracedView::transformFor(const QSizeF &room) const
{
    if (m_image.isNull())
        return {};
    const QSizeF whole = QSizeF(m_image.size()) * m_margin;
    const double scale = std::min(room.width() / whole.width(), room.height() / whole.height());
    return {scale,
            QPointF((room.width() - m_image.width() * scale) / 2, (room.height() - m_image.height() * scale) / 2)};
}

PictureTransform TracedView::transform() const
{
    return transformFor(size());
}

void TracedView::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    paint(painter, transform(), rect());
}

void TracedView::paint(QPainter &painter, const PictureTransform &transform, const QRectF &bounds) const
{
    if (m_image.isNull())
        return;
    painter.setClipRect(bounds);
    painter.setRenderHints(QPainter::SmoothPixmapTransform | QPainter::Antialiasing);
    painter.drawImage(transform.map(QRectF(m_image.rect())), m_image);
    paintUnder(painter, transform);
    for (std::size_t i = 0; i < m_boxes.size(); ++i)
        if (static_cast<int>(i) != m_lit)
            paintBox(painter, transform, i);
    if (m_lit >= 0 && static_cast<std::size_t>(m_lit) < m_boxes.size())
        paintBox(painter, transform, static_cast<std::size_t>(m_lit));
    paintLabels(painter, transform, bounds);
}

void TracedView::paintBox(QPainter &painter, const PictureTransform &transform, std::size_t index) const
{
    const TracedBox &box = m_boxes[index];
    const bool isLit = static_cast<int>(index) == m_lit;
    const double width = isLit ? 3 : 1.5;
    painter.setBrush(Qt::NoBrush);
    if (box.fate != BoxFate::Kept) {
        strokeTwice(painter, transform.map(toRect(box.whole)), lostColour, width, Qt::DotLine);
        if (box.fate == BoxFate::TooSmall) { // what is left may be a point
            painter.setPen(QPen(lostColour, width));
            painter.drawEllipse(transform.map(toRect(box.box).center()), 5, 5);
        }
        return;
    }
    const QColor colour = colourOf(box);
    if (isClipped(box))
        strokeTwice(painter, transform.map(toRect(box.whole)), colour, width, Qt::DashLine);
    if (isLit) {
        QColor fill = colour;
        fill.setAlpha(60);
        painter.setBrush(fill);
    }
    strokeTwice(painter, transform.map(toRect(box.box)), colour, width, Qt::SolidLine);
}

void TracedView::paintLabels(QPainter &painter, const PictureTransform &transform, const QRectF &bounds) const
{
    if (!m_words.label)
        return;
    std::vector<LabelWish> wishes;
    std::vector<const TracedBox *> kept;
    const QFontMetricsF metrics(painter.font());
    for (const TracedBox &box : m_boxes) {
        if (box.fate != BoxFate::Kept)
            continue;
        wishes.push_back({transform.map(toRect(box.box)),
                          QSizeF(metrics.horizontalAdvance(m_words.label(box)) + 6, metrics.height())});
        kept.push_back(&box);
    }
    const auto places = placeLabels(wishes, bounds);
    for (std::size_t i = 0; i < places.size(); ++i) {
        if (!places[i])
            continue;
        const QColor colour = colourOf(*kept[i]);
        painter.fillRect(*places[i], colour);
        painter.setPen(Theme::textOn(colour));
        painter.drawText(*places[i], Qt::AlignCenter, m_words.label(*kept[i]));
    }
}

/// The smallest box there: larger ones can be pointed at beside it.
int TracedView::boxAt(const QPointF &place) const
{
    int found = -1;
    const double reach = nearBox / transform().scale;
    for (std::size_t i = 0; i < m_boxes.size(); ++i) {
        const TracedBox &box = m_boxes[i];
        const QRectF rect = toRect(box.fate == BoxFate::Kept ? box.box : box.whole);
        if (rect.adjusted(-reach, -reach, reach, reach).contains(place)
            && (found < 0 || box.box.area() < m_boxes[static_cast<std::size_t>(found)].box.area()))
            found = static_cast<int>(i);
    }
    return found;
}

void TracedView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_image.isNull())
        emit hovered(boxAt(transform().unmap(event->position())));
}

void TracedView::leaveEvent(QEvent *event)
{
    emit hovered(-1);
    QWidget::leaveEvent(event);
}

QString TracedView::tipAt(const QPointF &place) const
{
    const int box = boxAt(place);
    return box >= 0 && m_words.tip ? m_words.tip(m_boxes[static_cast<std::size_t>(box)]) : QString();
}

bool TracedView::event(QEvent *event)
{
    const auto tipOrHelp = [this](QPoint at) {
        const QString tip = tipAt(transform().unmap(at));
        return tip.isEmpty() ? toolTip() : tip;
    };
    return (!m_image.isNull() && showToolTip(event, this, tipOrHelp)) || QWidget::event(event);
}

ExportSource TracedView::exportSource(const QString &name) const
{
    ExportSource source;
    source.name = [name] { return name; };
    source.size = [this] { return m_image.isNull() ? QSize(1, 1) : m_image.size(); };
    source.paint = [this](QPainter &painter) {
        paint(painter, transformFor(m_image.size()), QRectF(QPointF(), QSizeF(m_image.size())));
    };
    return source;
}

} // namespace vitrine
