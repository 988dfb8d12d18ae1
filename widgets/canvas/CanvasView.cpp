#include "widgets/canvas/CanvasView.h"

#include "core/graph/HasWeights.h"
#include "widgets/canvas/CanvasAccessible.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasTools.h"
#include "widgets/canvas/FocusLens.h"
#include "widgets/canvas/InsideModel.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/session/Selection.h"
#include "widgets/session/StepCursor.h"

#include <QAccessible>
#include <QElapsedTimer>
#include <QPainter>
#include <QPixmapCache>
#include <QScrollBar>

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine {

namespace {

constexpr int lensDelay = 450; ///< milliseconds of pointing before the lens opens
constexpr double smallestZoom = 0.05, largestZoom = 4;
constexpr double smallestReadable = 0.33, readable = 0.55; ///< a larger network opens at `readable` and is scrolled
constexpr int settleDelay = 120; ///< milliseconds after the last step of the zoom
constexpr qint64 sharpenTime = 6; ///< milliseconds at a time
constexpr int pictureMemory = 96 * 1024; ///< KiB for the pictures of blocks: those of a large screen fit in

/// A block without weights that a file calls locked: the lock does nothing, so it bears no padlock and says so.
void takeEmptyLocks(CanvasModel &model, const Graph &graph)
{
    for (CanvasBlock &block : model.blocks) {
        const int at = block.isFrozen ? graph.findBlock(block.id.toStdString()) : -1;
        if (at < 0 || hasWeights(graph, graph.blocks[static_cast<std::size_t>(at)]))
            continue;
        block.isFrozen = false;
        block.help += QLatin1Char(' ') + CanvasView::tr("Locked, which changes nothing: it has no weights.");
    }
}

CanvasModel modelOf(const Network &network, const GraphResult &result)
{
    CanvasModel model =
        makeCanvasModel(network, result.graph ? outputShapes(*result.graph) : result.outputShapes, result.problems);
    takeEmptyLocks(model, result.graph ? *result.graph : result.soundPart);
    return model;
}

CanvasModel modelOf(const Network &network, const Graph &graph)
{
    CanvasModel model = makeCanvasModel(network, outputShapes(graph), {});
    takeEmptyLocks(model, graph);
    return model;
}

} // namespace

CanvasView::CanvasView(QWidget *parent)
    : QGraphicsView(parent), m_scene(new CanvasScene(this)), m_lens(new FocusLens(viewport()))
{
    installCanvasAccessibility();
    QPixmapCache::setCacheLimit(std::max(QPixmapCache::cacheLimit(), pictureMemory));
    setScene(m_scene);
    setFrameShape(QFrame::NoFrame);
    setTransformationAnchor(AnchorUnderMouse);
    setResizeAnchor(AnchorViewCenter);
    setRenderHint(QPainter::Antialiasing);
    setOptimizationFlags(DontSavePainterState | DontAdjustForAntialiasing);
    setViewportUpdateMode(SmartViewportUpdate);
    setHorizontalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    setMouseTracking(true);
    setAcceptDrops(true);
    translated(this, [this] {
        setAccessibleName(tr("Network"));
        viewport()->setAccessibleName(accessibleName());
        setAccessibleDescription(tr("Tab and arrows go from block to block"));
    });
    addTool(std::make_unique<BandTool>(this));
    addTool(std::make_unique<GrabTool>(this));
    addTool(std::make_unique<PanTool>(this));
    connectLens();
    m_settle.setSingleShot(true);
    connect(&m_settle, &QTimer::timeout, this, &CanvasView::sharpen);
    connect(&Theme::instance(), &Theme::changed, viewport(), qOverload<>(&QWidget::update));
}

CanvasView::~CanvasView() = default;

void CanvasView::connectLens()
{
    m_lensDelay.setSingleShot(true);
    m_lensDelay.setInterval(lensDelay);
    connect(&m_lensDelay, &QTimer::timeout, this, &CanvasView::showLens);
    connect(m_scene, &CanvasScene::blockEntered, this, [this](BlockItem *block) {
        if (m_tool)
            return;
        m_hovered = block;
        if (m_isPointing) // else the block has come to the mouse
            m_lensDelay.start();
    });
    connect(m_scene, &CanvasScene::blockLeft, this, &CanvasView::hideLens);
}

void CanvasView::setNetwork(const Network &network, const GraphResult &result)
{
    setModel(modelOf(network, result));
}

void CanvasView::setNetwork(const Network &network, const Graph &graph)
{
    setModel(modelOf(network, graph));
}

void CanvasView::setInside(const Inside &inside, const Graph &graph)
{
    setModel(makeInsideModel(inside, graph));
}

void CanvasView::setModel(CanvasModel model)
{
    hideLens();
    cancelTool();
    m_scene->setModel(std::move(model));
    arrange(Zoom::Readable);
}

void CanvasView::showEdit(const Network &network, const GraphResult &result)
{
    showEdit(modelOf(network, result));
}

void CanvasView::showEdit(const Inside &inside, const Graph &graph)
{
    showEdit(makeInsideModel(inside, graph));
}

void CanvasView::showEdit(CanvasModel model)
{
    hideLens();
    cancelTool();
    const bool wasEmpty = m_scene->blocks().empty();
    m_scene->setModel(std::move(model));
    if (wasEmpty || m_scene->blocks().empty())
        viewport()->update(); // the hint comes or goes
    emit viewMoved();
}

void CanvasView::setSelection(Selection *selection)
{
    m_scene->setSelection(selection);
    connect(selection, &Selection::pathChanged, this, &CanvasView::announce);
}

/// A block that has come to be selected is brought into view, and told to screen readers.
void CanvasView::announce()
{
    BlockItem *block = m_scene->selectedBlock();
    const QString id = block ? block->block().id : QString();
    if (id == std::exchange(m_announced, id) || !block)
        return;
    if (!m_tool) // what the mouse has is seen
        bringIntoView(block);
    QAccessibleEvent focus(block, QAccessible::Focus);
    QAccessible::updateAccessibility(&focus);
}

CanvasView::Outlook CanvasView::outlook() const
{
    return {zoom(), mapToScene(viewport()->rect()).boundingRect().center(), m_zoom};
}

void CanvasView::setOutlook(const Outlook &outlook)
{
    setZoom(outlook.zoom);
    centerOn(outlook.centre);
    m_zoom = outlook.kind;
}

void CanvasView::setCursor(StepCursor *cursor)
{
    m_cursor = cursor;
    m_scene->setCursor(cursor);
    connect(cursor, &StepCursor::currentChanged, this, &CanvasView::followStep);
}

void CanvasView::followStep()
{
    BlockItem *active = m_scene->activeBlock();
    if (active && !m_tool)
        bringIntoView(active);
    if (m_lens->isVisible())
        showLens();
}

void CanvasView::setZoom(double zoom)
{
    zoom = std::clamp(zoom, smallestZoom, largestZoom);
    if (zoom != this->zoom()) {
        BlockItem::setZooming(true);
        m_settle.start(settleDelay);
    }
    setTransform(QTransform::fromScale(zoom, zoom));
    m_zoom = Zoom::Free;
    emit viewMoved();
}

/// Makes the pictures of what is seen anew for this zoom, a few at a time, so that no frame is late.
void CanvasView::sharpen()
{
    QElapsedTimer timer;
    timer.start();
    const QRectF seen = mapToScene(viewport()->rect()).boundingRect();
    for (BlockItem *block : m_scene->blocks()) {
        if (!block->isVisible() || !seen.intersects(block->sceneBoundingRect()))
            continue;
        if (block->makeSharp(zoom(), viewport()->devicePixelRatioF()) && timer.elapsed() >= sharpenTime)
            return m_settle.start(0);
    }
    BlockItem::setZooming(false);
}

void CanvasView::pan(QPoint way)
{
    horizontalScrollBar()->setValue(horizontalScrollBar()->value() - way.x());
    verticalScrollBar()->setValue(verticalScrollBar()->value() - way.y());
    m_zoom = Zoom::Free;
}

void CanvasView::fit()
{
    arrange(Zoom::Fitted);
}

void CanvasView::arrange(Zoom zoom)
{
    if (maximumViewportSize().width() < 8)
        return;
    if (m_scene->blocks().empty()) {
        m_scene->arrange(maximumViewportSize());
        setZoom(1);
        centerOn(0, 0);
        m_zoom = zoom;
        return;
    }
    m_scene->arrange(maximumViewportSize());
    const QRectF whole = m_scene->contentRect();
    const QSizeF room = maximumViewportSize();
    // A little less than what fits: rounding must not cut anything off.
    const double fitting = 0.998 * std::min(room.width() / whole.width(), room.height() / whole.height());
    const bool tooSmall = zoom == Zoom::Readable && fitting < smallestReadable;
    setZoom(std::clamp(tooSmall ? readable : fitting, smallestZoom, 1.0));
    centreWithin(whole, tooSmall ? mostWanted()->pos() : whole.center());
    m_zoom = zoom;
}

/// What a network that is too large to be fitted is looked at for: the present step, else what is selected.
const BlockItem *CanvasView::mostWanted() const
{
    if (const BlockItem *block = m_scene->activeBlock())
        return block;
    const BlockItem *selected = m_scene->selectedBlock();
    return selected ? selected : m_scene->blocks().front();
}

/// No more of the emptiness around the network than has to be: it begins at the edge where it goes on past the other
/// one, and lies in the middle where there is room for all of it.
void CanvasView::centreWithin(const QRectF &whole, QPointF wanted)
{
    const auto along = [](double at, double low, double high, double seen) {
        return high - low <= seen ? (low + high) / 2 : std::clamp(at, low + seen / 2, high - seen / 2);
    };
    const QSizeF seen = QSizeF(maximumViewportSize()) / zoom();
    centerOn(along(wanted.x(), whole.left(), whole.right(), seen.width()),
             along(wanted.y(), whole.top(), whole.bottom(), seen.height()));
}

void CanvasView::selectBlock(BlockItem *block)
{
    m_scene->selectOnly(block);
}

void CanvasView::bringIntoView(const BlockItem *block)
{
    const QRectF seen = mapToScene(viewport()->rect()).boundingRect();
    if (block->isVisible() && !seen.contains(block->cardRect()))
        ensureVisible(block, 32, 32);
}

void CanvasView::zoomBy(double factor)
{
    setTransformationAnchor(AnchorViewCenter);
    setZoom(zoom() * factor);
    setTransformationAnchor(AnchorUnderMouse);
}

void CanvasView::showActualSize()
{
    zoomBy(1 / zoom());
    if (const BlockItem *block = m_scene->selectedBlock())
        bringIntoView(block);
}

void CanvasView::reveal(BlockItem *block)
{
    if (zoom() < readable)
        zoomBy(readable / zoom());
    bringIntoView(block);
    m_zoom = Zoom::Free;
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

void CanvasView::addTool(std::unique_ptr<MouseTool> tool)
{
    m_tools.insert(m_tools.begin(), std::move(tool));
}

void CanvasView::setHint(const QString &text)
{
    m_hint = text;
    viewport()->update();
}

void CanvasView::setPanning(bool on)
{
    m_spaceWasUsed = m_spaceWasUsed || m_isSpaceHeld;
    if (on)
        viewport()->setCursor(Qt::ClosedHandCursor);
    else if (m_isSpaceHeld)
        viewport()->setCursor(Qt::OpenHandCursor);
    else
        viewport()->unsetCursor();
}

void CanvasView::setBand(const QRectF &band)
{
    m_band = band;
    viewport()->update();
}

MousePlace CanvasView::placeOf(QPoint view, Qt::MouseButton button, Qt::KeyboardModifiers modifiers) const
{
    return {view, mapToScene(view), button, modifiers};
}

bool CanvasView::cancelTool()
{
    MouseTool *tool = std::exchange(m_tool, nullptr);
    if (tool)
        tool->cancel();
    return tool;
}

void CanvasView::resizeEvent(QResizeEvent *event)
{
    QGraphicsView::resizeEvent(event);
    if (m_zoom != Zoom::Free)
        arrange(m_zoom);
    emit viewMoved();
}

void CanvasView::scrollContentsBy(int dx, int dy)
{
    QGraphicsView::scrollContentsBy(dx, dy);
    emit viewMoved();
}

void CanvasView::drawBackground(QPainter *painter, const QRectF &rect)
{
    painter->fillRect(rect, Theme::instance().color(Theme::Role::CanvasBackground));
}

void CanvasView::drawForeground(QPainter *painter, const QRectF &)
{
    const Theme &theme = Theme::instance();
    if (!m_band.isNull()) {
        QColor inside = theme.color(Theme::Role::Accent);
        painter->setPen(QPen(inside, 0));
        inside.setAlpha(40);
        painter->setBrush(inside);
        painter->drawRect(m_band);
    }
    if (!m_scene->blocks().empty() || m_hint.isEmpty())
        return;
    painter->save();
    painter->resetTransform();
    painter->setPen(theme.color(Theme::Role::MutedText));
    QFont font = this->font();
    font.setPointSizeF(font.pointSizeF() * 1.2);
    painter->setFont(font);
    painter->drawText(viewport()->rect().adjusted(32, 32, -32, -32), Qt::AlignCenter | Qt::TextWordWrap, m_hint);
    painter->restore();
}

void CanvasView::showLens()
{
    if (!m_hovered || m_tool)
        return;
    const QRect block = mapFromScene(m_hovered->sceneBoundingRect()).boundingRect();
    const QString title = m_hovered->block().name + QStringLiteral(" · ") + m_hovered->block().shape;
    m_lens->showTensor(m_scene->shownTensor(m_hovered), title, block, m_hovered->state().backwardDone);
}

void CanvasView::hideLens()
{
    m_hovered = nullptr;
    m_lensDelay.stop();
    m_lens->hide();
}

} // namespace vitrine
