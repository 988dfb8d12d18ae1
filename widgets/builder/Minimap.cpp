#include "widgets/builder/Minimap.h"

#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasView.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"

#include <QEvent>
#include <QMouseEvent>
#include <QPainter>

#include <algorithm>

namespace vitrine {

namespace {

constexpr int margin = 12; ///< from the corner of the canvas
constexpr int inset = 6; ///< within the map

} // namespace

Minimap::Minimap(CanvasView *view) : QWidget(view), m_view(view)
{
    setCursor(Qt::PointingHandCursor);
    translated(this, [this] {
        setAccessibleName(tr("Map of the network"));
        setToolTip(tr("The whole network: click or drag to go there"));
    });
    view->installEventFilter(this);
    connect(view, &CanvasView::viewMoved, this, &Minimap::follow);
    connect(&Theme::instance(), &Theme::changed, this, &Minimap::follow);
    follow();
}

QSize Minimap::sizeHint() const
{
    return {Theme::instance().px(176), Theme::instance().px(112)};
}

QRectF Minimap::seen() const
{
    return m_view->mapToScene(m_view->viewport()->rect()).boundingRect();
}

void Minimap::follow()
{
    const QSize size = sizeHint();
    const bool isSmall = m_view->width() < 3 * size.width() || m_view->height() < 3 * size.height();
    const bool isWhole = seen().adjusted(-24, -24, 24, 24).contains(m_view->canvas()->contentRect());
    setVisible(!isSmall && !isWhole && !m_view->canvas()->blocks().empty());
    if (!isHidden() && !m_isHeld)
        chooseCorner();
    setGeometry(placeIn(m_corner));
    update();
}

QRect Minimap::placeIn(Qt::Corner corner) const
{
    QRect place(QPoint(margin, margin), sizeHint());
    if (corner == Qt::TopRightCorner || corner == Qt::BottomRightCorner)
        place.moveRight(m_view->width() - margin - 1);
    if (corner == Qt::BottomLeftCorner || corner == Qt::BottomRightCorner)
        place.moveBottom(m_view->height() - margin - 1);
    return place;
}

/// Whether it would cover nothing there: no block, and no bar over the canvas.
bool Minimap::isFree(const QRect &place) const
{
    for (const QWidget *other : m_view->findChildren<QWidget *>(QString(), Qt::FindDirectChildrenOnly))
        if (other != this && other != m_view->viewport() && !other->isWindow() && other->isVisible()
            && other->geometry().intersects(place) && !other->testAttribute(Qt::WA_TransparentForMouseEvents)
            && !other->objectName().startsWith(QStringLiteral("qt_scrollarea"))) // its scroll bars
            return false;
    const QPolygonF covered =
        m_view->mapToScene(place.translated(-m_view->viewport()->pos()).adjusted(-margin, -margin, margin, margin));
    const auto &blocks = m_view->canvas()->blocks();
    return std::none_of(blocks.begin(), blocks.end(), [area = covered.boundingRect()](const BlockItem *block) {
        return block->isVisible() && block->cardRect().intersects(area);
    });
}

/// Stays where it is while it is not in the way there, or would be everywhere.
void Minimap::chooseCorner()
{
    if (isFree(placeIn(m_corner)))
        return;
    for (const Qt::Corner each : {Qt::BottomRightCorner, Qt::BottomLeftCorner, Qt::TopRightCorner, Qt::TopLeftCorner})
        if (isFree(placeIn(each))) {
            m_corner = each;
            return;
        }
}

QTransform Minimap::toMap() const
{
    const QRectF whole = m_view->canvas()->contentRect().united(seen());
    const QSizeF room = QSizeF(size()) - QSizeF(2 * inset, 2 * inset);
    const double scale = std::min(room.width() / whole.width(), room.height() / whole.height());
    QTransform transform;
    transform.translate(width() / 2.0, height() / 2.0);
    transform.scale(scale, scale);
    transform.translate(-whole.center().x(), -whole.center().y());
    return transform;
}

void Minimap::paintEvent(QPaintEvent *)
{
    const Theme &theme = Theme::instance();
    QPainter painter(this);
    QColor ground = theme.color(Theme::Role::Panel);
    ground.setAlpha(230);
    painter.setPen(theme.color(Theme::Role::Border));
    painter.setBrush(ground);
    painter.drawRoundedRect(QRectF(rect()).adjusted(0.5, 0.5, -0.5, -0.5), 6, 6);
    const QTransform map = toMap();
    for (const BlockItem *block : m_view->canvas()->blocks()) {
        const QRectF card = map.mapRect(block->cardRect());
        painter.fillRect(card.adjusted(0, 0, std::max(0.0, 2 - card.width()), std::max(0.0, 2 - card.height())),
                         block->block().isBroken()      ? theme.color(Theme::Role::Error)
                             : block->block().isForeign ? theme.color(Theme::Role::Dimmed)
                             : block->isSelected()      ? theme.color(Theme::Role::Accent)
                                                        : theme.category(block->block().category));
    }
    painter.setBrush(Qt::NoBrush);
    painter.setPen(QPen(theme.color(Theme::Role::Accent), 1.5));
    painter.drawRect(map.mapRect(seen()).intersected(QRectF(rect()).adjusted(1, 1, -1, -1)));
}

void Minimap::mousePressEvent(QMouseEvent *event)
{
    m_isHeld = true; // under the mouse it stays
    m_view->centerOn(toMap().inverted().map(event->position()));
}

void Minimap::mouseReleaseEvent(QMouseEvent *)
{
    m_isHeld = false;
    follow();
}

void Minimap::mouseMoveEvent(QMouseEvent *event)
{
    if (event->buttons() & Qt::LeftButton)
        m_view->centerOn(toMap().inverted().map(event->position()));
}

bool Minimap::eventFilter(QObject *object, QEvent *event)
{
    if (event->type() == QEvent::Resize)
        follow();
    return QWidget::eventFilter(object, event);
}

} // namespace vitrine
