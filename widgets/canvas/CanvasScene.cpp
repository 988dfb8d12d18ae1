#include "widgets/canvas/CanvasScene.h"

#include "widgets/canvas/Layout.h"
#include "widgets/canvas/LayoutWrap.h"
#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/session/Selection.h"
#include "widgets/session/StepCursor.h"

#include <QScopedValueRollback>

#include <algorithm>
#include <cmath>
#include <utility>

namespace vitrine {

namespace {

constexpr double margin = 12; ///< around the network

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

/// How many ports a block has in use on one side.
std::vector<int> portCounts(const CanvasModel &model, bool inputs)
{
    std::vector<int> counts(model.blocks.size(), 1);
    for (const CanvasConnection &each : model.connections) {
        int &count = counts[at(inputs ? each.to : each.from)];
        count = std::max(count, (inputs ? each.toPort : each.fromPort) + 1);
    }
    return counts;
}

} // namespace

CanvasScene::CanvasScene(QObject *parent) : QGraphicsScene(parent), m_thumbnails(BlockItem::thumbnail * 2)
{
    setItemIndexMethod(QGraphicsScene::BspTreeIndex);
    connect(&Theme::instance(), &Theme::changed, this, &CanvasScene::repaint);
    connect(this, &QGraphicsScene::selectionChanged, this, [this] {
        const BlockItem *block = selectedBlock();
        if (!m_following && m_selection && block)
            m_selection->selectBlock(block->block().id);
    });
}

CanvasScene::~CanvasScene()
{
    // The base would remove the blocks when this is no CanvasScene any more, and tell of each that was selected.
    blockSignals(true);
    clear();
}

void CanvasScene::setModel(CanvasModel model)
{
    const QScopedValueRollback following(m_following, true);
    clear();
    m_blocks.clear();
    m_connections.clear();
    m_model = std::move(model);
    for (std::size_t i = 0; i < m_model.blocks.size(); ++i) {
        auto *item = new BlockItem(m_model.blocks[i], static_cast<int>(i));
        item->setPicture([this, i](Pass pass) { return m_thumbnails.image(m_graphBlocks[i], pass); });
        item->setNumber([this, item] {
            const Snapshot tensor = shownTensor(item);
            return tensor.valid() && tensor.elementCount() == 1 ? formatNumber(tensor.flat(0)) : QString();
        });
        connect(item, &BlockItem::entered, this, &CanvasScene::blockEntered);
        connect(item, &BlockItem::left, this, &CanvasScene::blockLeft);
        m_blocks.push_back(item);
        addItem(item);
    }
    m_graphBlocks.assign(m_blocks.size(), -1);
    connectBlocks();
    arrange({0, 0});
    showTrace();
    followSelection();
}

void CanvasScene::arrange(QSizeF room)
{
    std::vector<LayoutEdge> edges;
    for (const CanvasConnection &each : m_model.connections)
        edges.push_back({each.from, each.to});
    const std::vector<LayoutBox> boxes(m_blocks.size(), {BlockItem::width, BlockItem::height});
    const bool given =
        std::all_of(m_model.blocks.begin(), m_model.blocks.end(), [](const auto &block) { return block.position; });
    LayoutResult layout;
    if (!given) {
        layout = layoutLayered(boxes, edges);
        wrapBands(layout, boxes, edges, {room.width(), room.height()});
    }
    for (std::size_t i = 0; i < m_blocks.size(); ++i) {
        const Position position = given ? *m_model.blocks[i].position : layout.positions[i];
        m_blocks[i]->setPos(position.x, position.y);
    }
    const std::vector<int> inputs = portCounts(m_model, true), outputs = portCounts(m_model, false);
    for (std::size_t i = 0; i < m_connections.size(); ++i) {
        const CanvasConnection &each = m_model.connections[i];
        std::vector<QPointF> bends;
        for (std::size_t bend = 0; !given && bend < layout.bends[i].size(); ++bend)
            bends.emplace_back(layout.bends[i][bend].x, layout.bends[i][bend].y);
        m_connections[i]->setCourse(m_blocks[at(each.from)]->outlet(each.fromPort, outputs[at(each.from)]), bends,
                                    m_blocks[at(each.to)]->inlet(each.toPort, inputs[at(each.to)]));
    }
    setSceneRect(itemsBoundingRect().adjusted(-margin, -margin, margin, margin));
}

void CanvasScene::connectBlocks()
{
    for (const CanvasConnection &each : m_model.connections) {
        const QString tip = QStringLiteral("%1 → %2\n%3")
                                .arg(m_model.blocks[at(each.from)].id, m_model.blocks[at(each.to)].id, each.label);
        m_connections.push_back(new ConnectionItem(each.label, tip));
        addItem(m_connections.back());
    }
}

void CanvasScene::setSelection(Selection *selection)
{
    m_selection = selection;
    connect(selection, &Selection::blockChanged, this, &CanvasScene::followSelection);
    connect(selection, &Selection::regionsChanged, this, &CanvasScene::showStep);
    followSelection();
}

void CanvasScene::setCursor(StepCursor *cursor)
{
    m_cursor = cursor;
    connect(cursor, &StepCursor::traceChanged, this, &CanvasScene::showTrace);
    connect(cursor, &StepCursor::currentChanged, this, &CanvasScene::showStep);
    showTrace();
}

void CanvasScene::showTrace()
{
    const std::shared_ptr<const Trace> trace = m_cursor ? m_cursor->trace() : nullptr;
    m_thumbnails.setTrace(m_cursor ? m_cursor->shownTrace() : nullptr, m_cursor && m_cursor->showsDifference());
    for (std::size_t i = 0; i < m_blocks.size(); ++i)
        m_graphBlocks[i] = trace ? trace->graph.findBlock(m_model.blocks[i].id.toStdString()) : -1;
    showStep();
    repaint();
}

/// Also what the items have cached.
void CanvasScene::repaint()
{
    for (QGraphicsItem *item : items())
        item->update();
}

void CanvasScene::setCached(bool cached)
{
    for (BlockItem *block : m_blocks)
        block->setCacheMode(cached ? QGraphicsItem::DeviceCoordinateCache : QGraphicsItem::NoCache);
}

void CanvasScene::showStep()
{
    const Step *step = m_cursor ? m_cursor->step() : nullptr;
    const bool backward = step && step->pass == Pass::Backward;
    const std::vector<Region> regions = m_selection ? m_selection->regions() : std::vector<Region>();
    for (std::size_t i = 0; i < m_blocks.size(); ++i) {
        BlockState state;
        const int block = m_graphBlocks[i];
        if (step && block >= 0) {
            state.forwardDone = m_cursor->isVisited(block, Pass::Forward);
            state.backwardDone = backward && m_cursor->isVisited(block, Pass::Backward);
            state.active = step->block == block;
            state.pass = step->pass;
        }
        const std::string id = m_model.blocks[i].id.toStdString();
        state.receptive = std::any_of(regions.begin(), regions.end(), [&](const Region &region) {
            return region.name == id || region.name.compare(0, id.size() + 1, id + '.') == 0;
        });
        m_blocks[i]->setState(state);
    }
    for (std::size_t i = 0; i < m_connections.size(); ++i) {
        const BlockState &from = m_blocks[at(m_model.connections[i].from)]->state();
        const BlockState &to = m_blocks[at(m_model.connections[i].to)]->state();
        using Flow = ConnectionItem::Flow;
        Flow flow = from.forwardDone ? Flow::Done : Flow::Waiting;
        if (to.active && !backward)
            flow = Flow::Forward;
        else if (from.active && backward)
            flow = Flow::Backward;
        m_connections[i]->setFlow(flow);
    }
}

void CanvasScene::followSelection()
{
    const QScopedValueRollback following(m_following, true);
    const int block = m_selection ? m_model.find(m_selection->block()) : -1;
    clearSelection();
    if (block >= 0)
        m_blocks[at(block)]->setSelected(true);
}

BlockItem *CanvasScene::selectedBlock() const
{
    const QList<QGraphicsItem *> items = selectedItems();
    return items.isEmpty() ? nullptr : qobject_cast<BlockItem *>(items.front()->toGraphicsObject());
}

BlockItem *CanvasScene::activeBlock() const
{
    const auto found =
        std::find_if(m_blocks.begin(), m_blocks.end(), [](const BlockItem *block) { return block->state().active; });
    return found == m_blocks.end() ? nullptr : *found;
}

BlockItem *CanvasScene::neighbour(const BlockItem *from, QPointF direction) const
{
    BlockItem *best = nullptr;
    double least = 0;
    for (BlockItem *block : m_blocks) {
        const QPointF way = block->pos() - from->pos();
        const double along = QPointF::dotProduct(way, direction);
        const double aside = std::abs(way.x() * direction.y() - way.y() * direction.x());
        if (block == from || along <= 1)
            continue;
        const double cost = along + 2 * aside;
        if (!best || cost < least) {
            best = block;
            least = cost;
        }
    }
    return best;
}

int CanvasScene::graphBlock(const BlockItem *block) const
{
    return m_graphBlocks[at(block->number())];
}

Snapshot CanvasScene::shownTensor(const BlockItem *block) const
{
    const BlockState &state = block->state();
    if (!m_cursor || !m_cursor->trace() || graphBlock(block) < 0 || !state.forwardDone)
        return {};
    return ThumbnailCache::tensor(*m_cursor->shownTrace(), graphBlock(block),
                                  state.backwardDone ? Pass::Backward : Pass::Forward);
}

} // namespace vitrine
