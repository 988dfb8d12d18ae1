#include "widgets/canvas/CanvasView.h"

#include "widgets/canvas/CanvasAccessible.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/FocusLens.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/session/Selection.h"
#include "widgets/session/StepCursor.h"

#include <QAccessible>
#include <QKeyEvent>
#include <QMouseEvent>
#include <QScrollBar>
#include <QWheelEvent>

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine {

namespace {

constexpr int lensDelay = 450; ///< milliseconds of pointing before the lens opens
constexpr double smallestZoom = 0.05, largestZoom = 4;
constexpr double smallestReadable = 0.33, readable = 0.55; ///< a larger network opens at `readable` and is scrolled

} // namespace

CanvasView::CanvasView(QWidget *parent)
    : QGraphicsView(parent), m_scene(new CanvasScene(this)), m_lens(new FocusLens(viewport()))
{
    installCanvasAccessibility();
    setScene(m_scene);
    setFrameShape(QFrame::NoFrame);
    setTransformationAnchor(AnchorUnderMouse);
    setResizeAnchor(AnchorViewCenter);
    setRenderHint(QPainter::Antialiasing);
    setViewportUpdateMode(SmartViewportUpdate);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAsNeeded);
    translated(this, [this] {
        setAccessibleName(tr("Network"));
        viewport()->setAccessibleName(accessibleName());
        setAccessibleDescription(tr("Tab and arrows go from block to block"));
    });
    installExportMenu(viewport(), exportSource());

    m_lensDelay.setSingleShot(true);
    m_lensDelay.setInterval(lensDelay);
    connect(&m_lensDelay, &QTimer::timeout, this, &CanvasView::showLens);
    connect(m_scene, &CanvasScene::blockEntered, this, [this](BlockItem *block) {
        m_hovered = block;
        m_lensDelay.start();
    });
    connect(m_scene, &CanvasScene::blockLeft, this, &CanvasView::hideLens);
    connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

void CanvasView::setNetwork(const Network &network, const GraphResult &result)
{
    setModel(
        makeCanvasModel(network, result.graph ? outputShapes(*result.graph) : result.outputShapes, result.problems));
}

void CanvasView::setNetwork(const Network &network, const Graph &graph)
{
    setModel(makeCanvasModel(network, outputShapes(graph), {}));
}

void CanvasView::setModel(CanvasModel model)
{
    hideLens();
    m_scene->setModel(std::move(model));
    arrange(Zoom::Readable);
}

void CanvasView::setSelection(Selection *selection)
{
    m_scene->setSelection(selection);
    connect(selection, &Selection::blockChanged, this, [this] {
        BlockItem *block = m_scene->selectedBlock();
        if (!block)
            return;
        ensureVisible(block, 24, 24);
        QAccessibleEvent focus(block, QAccessible::Focus);
        QAccessible::updateAccessibility(&focus);
    });
}

void CanvasView::setCursor(StepCursor *cursor)
{
    m_cursor = cursor;
    m_scene->setCursor(cursor);
    connect(cursor, &StepCursor::currentChanged, this, &CanvasView::followStep);
}

void CanvasView::followStep()
{
    if (BlockItem *active = m_scene->activeBlock())
        ensureVisible(active, 40, 40);
    if (m_lens->isVisible())
        showLens();
}

void CanvasView::setZoom(double zoom)
{
    zoom = std::clamp(zoom, smallestZoom, largestZoom);
    setTransform(QTransform::fromScale(zoom, zoom));
    m_zoom = Zoom::Free;
}

void CanvasView::fit()
{
    arrange(Zoom::Fitted);
}

void CanvasView::arrange(Zoom zoom)
{
    if (m_scene->blocks().empty() || maximumViewportSize().width() < 8)
        return;
    m_scene->arrange(maximumViewportSize());
    const QRectF whole = m_scene->sceneRect();
    const QSizeF room = maximumViewportSize();
    // A little less than what fits: rounding must not bring scroll bars.
    const double fitting = 0.998 * std::min(room.width() / whole.width(), room.height() / whole.height());
    const bool tooSmall = zoom == Zoom::Readable && fitting < smallestReadable;
    setZoom(std::clamp(tooSmall ? readable : fitting, smallestZoom, 1.0));
    centerOn(whole.center());
    if (tooSmall)
        centerOn(m_scene->activeBlock() ? m_scene->activeBlock() : m_scene->blocks().front());
    m_zoom = zoom;
}

void CanvasView::selectBlock(BlockItem *block)
{
    m_scene->clearSelection();
    block->setSelected(true);
}

ExportSource CanvasView::exportSource() const
{
    return {[] { return QStringLiteral("network"); },
            [this] { return m_scene->itemsBoundingRect().size().toSize(); },
            [this](QPainter &painter) {
                const QRectF whole = m_scene->itemsBoundingRect();
                painter.fillRect(QRectF(QPointF(), whole.size()),
                                 Theme::instance().color(Theme::Role::CanvasBackground));
                m_scene->setCached(false);
                m_scene->render(&painter, QRectF(QPointF(), whole.size()), whole);
                m_scene->setCached(true);
            },
            {}};
}

void CanvasView::wheelEvent(QWheelEvent *event)
{
    hideLens();
    const double steps = event->angleDelta().y() / 120.0;
    if (steps != 0)
        setZoom(zoom() * std::pow(1.2, steps));
    event->accept();
}

void CanvasView::keyPressEvent(QKeyEvent *event)
{
    const bool control = event->modifiers() & Qt::ControlModifier;
    const BlockItem *selected = m_scene->selectedBlock();
    QPointF direction;
    switch (event->key()) {
    case Qt::Key_0:
        control ? fit() : event->ignore();
        return;
    case Qt::Key_1:
        control ? showActualSize() : event->ignore();
        return;
    case Qt::Key_Plus:
    case Qt::Key_Equal:
        setZoom(zoom() * 1.2);
        return;
    case Qt::Key_Minus:
        setZoom(zoom() / 1.2);
        return;
    case Qt::Key_Left:
        direction = {-1, 0};
        break;
    case Qt::Key_Right:
        direction = {1, 0};
        break;
    case Qt::Key_Up:
        direction = {0, -1};
        break;
    case Qt::Key_Down:
        direction = {0, 1};
        break;
    default:
        event->ignore();
        return;
    }
    if (!selected && !m_scene->blocks().empty())
        selectBlock(m_scene->blocks().front());
    else if (BlockItem *next = selected ? m_scene->neighbour(selected, direction) : nullptr)
        selectBlock(next);
}

bool CanvasView::focusNextPrevChild(bool next)
{
    const auto &blocks = m_scene->blocks();
    const BlockItem *selected = m_scene->selectedBlock();
    const int to = selected ? selected->number() + (next ? 1 : -1) : next ? 0 : static_cast<int>(blocks.size()) - 1;
    if (to < 0 || to >= static_cast<int>(blocks.size()))
        return QGraphicsView::focusNextPrevChild(next);
    selectBlock(blocks[static_cast<std::size_t>(to)]);
    return true;
}

void CanvasView::mousePressEvent(QMouseEvent *event)
{
    hideLens();
    const bool background = !dynamic_cast<BlockItem *>(itemAt(event->pos()));
    if (event->button() == Qt::MiddleButton || (event->button() == Qt::LeftButton && background)) {
        m_panFrom = event->pos();
        viewport()->setCursor(Qt::ClosedHandCursor);
        event->accept();
        return;
    }
    if (event->button() == Qt::LeftButton)
        QGraphicsView::mousePressEvent(event);
}

void CanvasView::mouseDoubleClickEvent(QMouseEvent *event)
{
    if (const auto *block = dynamic_cast<BlockItem *>(itemAt(event->pos())); block && event->button() == Qt::LeftButton)
        emit blockOpened(block->block().id);
    event->accept();
}

void CanvasView::mouseMoveEvent(QMouseEvent *event)
{
    if (!m_panFrom) {
        QGraphicsView::mouseMoveEvent(event);
        return;
    }
    const QPoint way = event->pos() - *m_panFrom;
    m_panFrom = event->pos();
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - way.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() - way.y());
}

void CanvasView::mouseReleaseEvent(QMouseEvent *event)
{
    if (m_panFrom) {
        m_panFrom.reset();
        viewport()->unsetCursor();
        return;
    }
    QGraphicsView::mouseReleaseEvent(event);
}

void CanvasView::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    if (m_zoom != Zoom::Free)
        arrange(m_zoom);
}

void CanvasView::drawBackground(QPainter *painter, const QRectF &rect)
{
    painter->fillRect(rect, Theme::instance().color(Theme::Role::CanvasBackground));
}

void CanvasView::showLens()
{
    if (!m_hovered)
        return;
    const QRect block = mapFromScene(m_hovered->sceneBoundingRect()).boundingRect();
    const QString title = m_hovered->block().id + QStringLiteral(" · ") + m_hovered->block().shape;
    m_lens->showTensor(m_scene->shownTensor(m_hovered), title, block, m_hovered->state().backwardDone);
}

void CanvasView::hideLens()
{
    m_hovered = nullptr;
    m_lensDelay.stop();
    m_lens->hide();
}

} // namespace vitrine
