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
    setGeometry(m_view->width() - size.width() - margin, m_view->height() - size.height() - margin, size.width(),
                size.height());
    const bool isSmall = m_view->width() < 3 * size.width() || m_view->height() < 3 * size.height();
    const bool isWhole = seen().adjusted(-24, -24, 24, 24).contains(m_view->canvas()->contentRect());
    setVisible(!isSmall && !isWhole && !m_view->canvas()->blocks().empty());
    update();
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
    m_view->centerOn(toMap().inverted().map(event->position()));
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
