#include "widgets/canvas/CanvasScene.h"

#include "widgets/canvas/InsideModel.h"
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

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

/// What a connection is known by from one edit to the next.
QString keyOf(const CanvasModel &model, const CanvasConnection &each)
{
    return QStringLiteral("%1 %2 %3 %4")
        .arg(model.blocks[at(each.from)].id)
        .arg(each.fromPort)
        .arg(model.blocks[at(each.to)].id)
        .arg(each.toPort);
}

} // namespace

CanvasScene::CanvasScene(QObject *parent) : QGraphicsScene(parent), m_thumbnails(BlockItem::thumbnail * 2)
{
    setItemIndexMethod(QGraphicsScene::BspTreeIndex);
    connect(&Theme::instance(), &Theme::changed, this, &CanvasScene::repaint);
    connect(this, &QGraphicsScene::selectionChanged, this, [this] {
        keepPrimary();
        if (!m_following && m_selection && m_primary)
            m_selection->selectPath(pathOf(m_primary));
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
    QHash<QString, ConnectionItem *> wires;
    for (std::size_t i = 0; i < m_connections.size(); ++i)
        wires.insert(keyOf(m_model, m_model.connections[i]), m_connections[i]);
    const bool isElsewhere = model.inside != m_model.inside;
    m_model = std::move(model);
    matchBlocks();
    m_connections.clear();
    for (const CanvasConnection &each : m_model.connections) {
        ConnectionItem *wire = wires.take(keyOf(m_model, each));
        if (!wire)
            addItem(wire = new ConnectionItem);
        m_connections.push_back(wire);
    }
    discard({wires.cbegin(), wires.cend()});
    matchConnections();
    matchGroups();
    arrange(m_room);
    showTrace();
    refreshDecor();
    keepPrimary();
    followSelection();
    if (std::exchange(m_lostSelected, false))
        emit selectionChanged();
    if (isElsewhere)
        emit insideChanged();
}

BlockItem *CanvasScene::makeBlock(const CanvasBlock &block, int number)
{
    auto *item = new BlockItem(block, number);
    item->setPicture([this, item](Pass pass) { return picture(item, pass); });
    item->setNumber([this, item] {
        const Snapshot tensor = shownTensor(item);
        return tensor.valid() && tensor.elementCount() == 1 ? formatNumber(tensor.flat(0)) : QString();
    });
    connect(item, &BlockItem::entered, this, &CanvasScene::blockEntered);
    connect(item, &BlockItem::left, this, &CanvasScene::blockLeft);
    addItem(item);
    return item;
}

/// An item that showed a block of the same id goes on showing it.
void CanvasScene::matchBlocks()
{
    QMultiHash<QString, BlockItem *> before;
    for (BlockItem *item : m_blocks)
        before.insert(item->block().id, item);
    m_blocks.clear();
    for (std::size_t i = 0; i < m_model.blocks.size(); ++i) {
        const CanvasBlock &block = m_model.blocks[i];
        BlockItem *item = before.take(block.id);
        if (item)
            item->setBlock(block, static_cast<int>(i));
        else
            item = makeBlock(block, static_cast<int>(i));
        m_blocks.push_back(item);
    }
    m_parts.assign(m_blocks.size(), std::nullopt); // until showTrace()
    if (m_primary && before.contains(m_primary->block().id))
        m_primary = nullptr;
    discard({before.cbegin(), before.cend()});
}

/// Nobody is to look while blocks, wires and groups don't belong together; the selection is told of at the end.
void CanvasScene::discard(const std::vector<QGraphicsItem *> &items)
{
    m_lostSelected =
        m_lostSelected || std::ranges::any_of(items, [](const QGraphicsItem *item) { return item->isSelected(); });
    const bool wasBlocked = blockSignals(true);
    qDeleteAll(items);
    blockSignals(wasBlocked);
}

void CanvasScene::matchConnections()
{
    for (std::size_t i = 0; i < m_connections.size(); ++i) {
        const CanvasConnection &each = m_model.connections[i];
        const QString tip = QStringLiteral("%1 → %2\n%3")
                                .arg(m_model.blocks[at(each.from)].name, m_model.blocks[at(each.to)].name, each.label);
        m_connections[i]->setConnection(static_cast<int>(i), each.label, tip);
    }
}

void CanvasScene::matchGroups()
{
    while (m_groups.size() > m_model.groups.size()) {
        discard({m_groups.back()});
        m_groups.pop_back();
    }
    m_groupOf.assign(m_blocks.size(), -1);
    for (std::size_t i = 0; i < m_model.groups.size(); ++i) {
        const CanvasGroup &group = m_model.groups[i];
        if (i == m_groups.size()) {
            m_groups.push_back(new GroupItem(static_cast<int>(i)));
            addItem(m_groups.back());
        }
        m_groups[i]->setGroup(static_cast<int>(i), group.name, group.isCollapsed,
                              static_cast<int>(group.blocks.size()));
        for (const int block : group.blocks)
            m_groupOf[at(block)] = static_cast<int>(i);
    }
    for (std::size_t i = 0; i < m_blocks.size(); ++i)
        m_blocks[i]->setVisible(!collapsedGroup(static_cast<int>(i)));
    for (std::size_t i = 0; i < m_connections.size(); ++i) {
        const CanvasConnection &each = m_model.connections[i];
        const GroupItem *from = collapsedGroup(each.from);
        m_connections[i]->setVisible(!from || from != collapsedGroup(each.to));
    }
}

void CanvasScene::setSelection(Selection *selection)
{
    m_selection = selection;
    connect(selection, &Selection::pathChanged, this, &CanvasScene::followSelection);
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

void CanvasScene::addDecorator(std::function<BlockDecor(const QString &id)> decorator)
{
    m_decorators.push_back(std::move(decorator));
    refreshDecor();
}

void CanvasScene::refreshDecor()
{
    for (BlockItem *block : m_blocks) {
        BlockDecor all;
        for (const auto &decorator : m_decorators) {
            const BlockDecor decor = decorator(block->block().id);
            all.badges.insert(all.badges.end(), decor.badges.begin(), decor.badges.end());
            if (decor.tint.isValid())
                all.tint = decor.tint;
        }
        block->setDecor(all);
    }
}

void CanvasScene::showTrace()
{
    const std::shared_ptr<const Trace> trace = m_cursor ? m_cursor->trace() : nullptr;
    const std::shared_ptr<const Trace> shown = m_cursor ? m_cursor->shownTrace() : nullptr;
    const bool isAnother = trace != m_trace || shown != m_shown;
    m_trace = trace;
    m_shown = shown;
    m_thumbnails.setTrace(shown, m_cursor && m_cursor->showsDifference());
    findParts();
    showStep();
    if (isAnother)
        repaint();
}

void CanvasScene::findParts()
{
    m_parts.assign(m_blocks.size(), std::nullopt);
    if (!m_trace)
        return;
    const Graph &graph = m_trace->graph;
    if (!m_model.inside.isEmpty()) {
        for (std::size_t i = 0; i < m_blocks.size(); ++i)
            m_parts[i] = partOf(graph, m_model, m_model.blocks[i]);
        return;
    }
    QHash<QString, int> places; // a network may have many blocks
    for (std::size_t i = 0; i < graph.blocks.size(); ++i)
        places.insert(QString::fromStdString(graph.blocks[i].id), static_cast<int>(i));
    for (std::size_t i = 0; i < m_blocks.size(); ++i) {
        const int index = places.value(m_model.blocks[i].id, -1);
        if (index < 0)
            continue;
        const GraphBlock &block = graph.blocks[at(index)];
        m_parts[i] =
            TracePart{block.id, block.kind, index, block.firstNode, block.endNode, block.inputs, block.outputs};
    }
}

/// Also what the items have kept of themselves.
void CanvasScene::repaint()
{
    for (BlockItem *block : m_blocks)
        block->touch();
    update();
}

void CanvasScene::setCached(bool cached)
{
    for (BlockItem *block : m_blocks)
        block->setCached(cached);
}

void CanvasScene::showStep()
{
    const Step *step = m_cursor ? m_cursor->step() : nullptr;
    const bool backward = step && step->pass == Pass::Backward;
    const std::vector<Region> regions = m_selection ? m_selection->regions() : std::vector<Region>();
    for (std::size_t i = 0; i < m_blocks.size(); ++i) {
        BlockState state = stateOf(i, step);
        const std::string id = m_model.blocks[i].id.toStdString();
        state.receptive = std::any_of(regions.begin(), regions.end(), [&](const Region &region) {
            return region.name == id || region.name.compare(0, id.size() + 1, id + '.') == 0;
        });
        m_blocks[i]->setState(state);
    }
    showFlow(backward);
}

BlockState CanvasScene::stateOf(std::size_t block, const Step *step) const
{
    BlockState state;
    const std::optional<TracePart> &part = m_parts[block];
    if (!step || !part)
        return state;
    const bool isWhole = m_model.inside.isEmpty();
    const auto isVisited = [&](Pass pass) {
        return isWhole ? m_cursor->isVisited(part->block, pass)
                       : m_cursor->isVisited(part->firstNode, part->endNode, pass);
    };
    state.forwardDone = isVisited(Pass::Forward);
    state.backwardDone = step->pass == Pass::Backward && isVisited(Pass::Backward);
    state.active = isWhole
        ? step->block == part->block
        : m_model.blocks[block].role == CanvasBlock::Role::Block && m_cursor->isAt(part->firstNode, part->endNode);
    state.pass = step->pass;
    return state;
}

void CanvasScene::showFlow(bool backward)
{
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

/// The last block that was selected alone or added to others.
void CanvasScene::keepPrimary()
{
    BlockItem *first = nullptr;
    int count = 0;
    for (BlockItem *block : m_blocks) {
        if (!block->isSelected())
            continue;
        ++count;
        first = first ? first : block;
    }
    if (count <= 1 || !m_primary || !m_primary->isSelected())
        m_primary = first;
}

void CanvasScene::followSelection()
{
    const QScopedValueRollback following(m_following, true);
    const int block = m_selection ? m_model.holder(m_selection->path()) : -1;
    if (block >= 0 && !m_blocks[at(block)]->isSelected()) {
        clearSelection();
        m_blocks[at(block)]->setSelected(true);
    }
    // A block that could not be run is in no trace, for which the room forgets it; here it stays selected. So does an
    // entrance or exit, for which the composite itself is selected in all other views.
    const bool isUnrun = m_primary && !part(m_primary);
    const bool isPort = m_primary && m_selection && m_primary->block().role != CanvasBlock::Role::Block
        && m_selection->path() == m_model.inside;
    if (block < 0 && selectedItems().size() <= 1 && !isUnrun && !isPort)
        clearSelection();
    m_primary = block >= 0 ? m_blocks[at(block)] : m_primary;
    keepPrimary();
}

BlockItem *CanvasScene::selectedBlock() const
{
    return m_primary;
}

BlockItem *CanvasScene::activeBlock() const
{
    const auto found =
        std::find_if(m_blocks.begin(), m_blocks.end(), [](const BlockItem *block) { return block->state().active; });
    return found == m_blocks.end() ? nullptr : *found;
}

BlockItem *CanvasScene::find(const QString &id) const
{
    const int number = m_model.find(id);
    return number < 0 ? nullptr : m_blocks[at(number)];
}

BlockItem *CanvasScene::neighbour(const BlockItem *from, QPointF direction) const
{
    BlockItem *best = nullptr;
    double least = 0;
    for (BlockItem *block : m_blocks) {
        const QPointF way = block->pos() - from->pos();
        const double along = QPointF::dotProduct(way, direction);
        const double aside = std::abs(way.x() * direction.y() - way.y() * direction.x());
        if (block == from || along <= 1 || !block->isVisible())
            continue;
        const double cost = along + 2 * aside;
        if (!best || cost < least) {
            best = block;
            least = cost;
        }
    }
    return best;
}

const std::optional<TracePart> &CanvasScene::part(const BlockItem *block) const
{
    return m_parts[at(block->number())];
}

/// What other views know a block by.
QString CanvasScene::pathOf(const BlockItem *block) const
{
    return block->block().role == CanvasBlock::Role::Block ? block->block().id : m_model.inside;
}

QImage CanvasScene::picture(const BlockItem *block, Pass pass)
{
    const std::optional<TracePart> &shown = part(block);
    return shown && !shown->outputs.empty() ? m_thumbnails.image(shown->outputs.front(), pass) : QImage();
}

Snapshot CanvasScene::shownTensor(const BlockItem *block) const
{
    const BlockState &state = block->state();
    const std::optional<TracePart> &shown = part(block);
    if (!m_cursor || !m_cursor->trace() || !shown || shown->outputs.empty() || !state.forwardDone)
        return {};
    return ThumbnailCache::tensor(*m_cursor->shownTrace(), shown->outputs.front(),
                                  state.backwardDone ? Pass::Backward : Pass::Forward);
}

} // namespace vitrine
