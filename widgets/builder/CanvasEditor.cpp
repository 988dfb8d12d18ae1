#include "widgets/builder/CanvasEditor.h"

#include "core/edit/Connections.h"
#include "core/edit/Fragment.h"
#include "core/edit/Groups.h"
#include "core/edit/MakeBlock.h"
#include "core/graph/HasWeights.h"
#include "core/graph/KindOf.h"
#include "widgets/builder/LayoutAside.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasView.h"
#include "widgets/common/LatestJob.h"

#include <QClipboard>
#include <QCursor>
#include <QGuiApplication>
#include <QMimeData>
#include <QScopedValueRollback>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

constexpr double pasteStep = 32; ///< how far from the original a copy lies at least
constexpr qsizetype longestClipboard = 16 * 1024 * 1024; ///< characters, as of a network file

QString textOf(const std::string &text)
{
    return QString::fromStdString(text);
}

/// "conv1", or "3 blocks".
QString describe(const edit::Ids &ids)
{
    return ids.size() == 1 ? textOf(*ids.begin()) : CanvasEditor::tr("%1 blocks").arg(ids.size());
}

/// Moves of the same blocks in a row are one step of undo.
int keyOf(const edit::Positions &positions)
{
    std::size_t key = 0;
    for (const auto &[id, place] : positions)
        key = qHashMulti(key, QByteArray::fromStdString(id));
    return static_cast<int>(key % 1000000) + 1;
}

Position centreOf(const Network &network)
{
    Position low{1e300, 1e300}, high{-1e300, -1e300};
    for (const Block &block : network.blocks) {
        if (!block.position)
            continue;
        low = {std::min(low.x, block.position->x), std::min(low.y, block.position->y)};
        high = {std::max(high.x, block.position->x), std::max(high.y, block.position->y)};
    }
    return low.x > high.x ? Position{} : Position{(low.x + high.x) / 2, (low.y + high.y) / 2};
}

} // namespace

CanvasEditor::CanvasEditor(CanvasView *view, QObject *parent)
    : QObject(parent), m_view(view), m_layout(new LatestJob(this)), m_network(std::make_shared<const Network>()),
      m_check(std::make_unique<edit::ConnectCheck>(*m_network, edit::OutputShapes()))
{
    view->setEditable(true);
    view->setInsertCheck([](const QString &type) {
        const BlockKind *kind = kindOfKey(type.toStdString());
        return kind && edit::canInsert(*kind);
    });
    connectView();
}

CanvasEditor::~CanvasEditor() = default;

void CanvasEditor::connectView()
{
    connect(m_view, &CanvasView::blocksMoved, this, [this](const edit::Positions &positions, ConnectionItem *onto) {
        move(positions, onto ? std::optional(m_view->canvas()->connectionOf(onto)) : std::nullopt);
    });
    connect(m_view, &CanvasView::groupSwitched, this, &CanvasEditor::collapseGroup);
    connect(m_view, &CanvasView::typeDropped, this, [this](const QString &type, QPointF scene) {
        Placing placing{type, {}, scene, {}, {}, {}};
        if (ConnectionItem *wire = m_view->canvas()->wireAt(scene, 12); wire && m_view->canInsert(type))
            placing.into = m_view->canvas()->connectionOf(wire);
        if (placing.into)
            placing.place.reset(); // in the row of the wire, with room made
        place(placing);
    });
}

void CanvasEditor::setNetwork(std::shared_ptr<const Network> network, const GraphResult &check, bool isAnother,
                              const QString &inside)
{
    const auto before = std::exchange(m_network, std::move(network)); // until the check has let go of it
    m_check = std::make_unique<edit::ConnectCheck>(*m_network, check.outputShapes);
    m_weightless = weightlessBlocks(check.graph ? *check.graph : check.soundPart);
    m_layout->cancel();
    m_inside = inside;
    if (!inside.isEmpty())
        return showInside(check, isAnother);
    if (isAnother)
        return m_view->setNetwork(*m_network, check);
    const edit::Positions places = m_view->canvas()->positions();
    m_view->showEdit(*m_network, check);
    keepInView(places);
    selectNew(places);
}

/// An undone edit may have been far away from what is looked at: something must be seen, and all of what has been put
/// in another order. What is moved by hand stays where the hand left it.
void CanvasEditor::keepInView(const edit::Positions &before)
{
    const auto &blocks = m_view->canvas()->blocks();
    const QRectF seen = m_view->mapToScene(m_view->viewport()->rect()).boundingRect();
    const auto isSeen = [&seen](const BlockItem *block) { return seen.intersects(block->cardRect()); };
    if (blocks.empty() || !m_view->isVisible() || m_isMoving)
        return;
    const auto moved = std::count_if(blocks.begin(), blocks.end(), [&before](const BlockItem *block) {
        const auto found = before.find(block->block().id.toStdString());
        return found != before.end() && QPointF(found->second.x, found->second.y) != block->pos().toPoint();
    });
    const bool isReordered = moved > 1 && 2 * static_cast<std::size_t>(moved) > blocks.size();
    if (std::none_of(blocks.begin(), blocks.end(), isSeen)
        || (isReordered && !seen.contains(m_view->canvas()->contentRect())))
        m_view->fit();
}

/// What an edit has added is selected, when it is made again as well, and what comes back by undo.
void CanvasEditor::selectNew(const edit::Positions &before)
{
    edit::Ids added;
    for (const Block &block : m_network->blocks) {
        if (!before.contains(block.id))
            added.insert(block.id);
    }
    if (!added.empty())
        show(added);
}

void CanvasEditor::tell(const QString &text, Network after, int mergeKey)
{
    emit said({}); // about what was done before
    emit edited(text, after, mergeKey, {});
}

Network CanvasEditor::placed() const
{
    edit::Positions missing = m_view->canvas()->positions();
    for (const Block &block : m_network->blocks) {
        if (block.position)
            missing.erase(block.id);
    }
    return edit::setPositions(*m_network, missing);
}

void CanvasEditor::show(const edit::Ids &ids)
{
    m_view->canvas()->select(ids);
    if (BlockItem *block = m_view->canvas()->selectedBlock())
        m_view->bringIntoView(block);
}

bool CanvasEditor::hasSelection() const
{
    return !m_view->canvas()->selectedItems().isEmpty();
}

bool CanvasEditor::place(const Placing &placing)
{
    if (refuses())
        return false;
    const Endpoint *feed = placing.into ? &placing.into->from : placing.from ? &*placing.from : nullptr;
    auto added = placeBlock(placed(), placing, feed ? shapeOf(*feed) : Shape());
    if (!added) {
        emit failed(added.error());
        return false;
    }
    tell(tr("Add %1").arg(textOf(added->id)), std::move(added->network));
    return true;
}

bool CanvasEditor::placeNext(const QString &type, const QString &typed)
{
    if (refuses())
        return false;
    const BlockKind *kind = kindOfKey(type.toStdString());
    if (!kind)
        return false;
    const BlockItem *selected = m_view->canvas()->selectedBlock();
    Placing placing = behind(*m_network, selected ? selected->block().id.toStdString() : std::string(), *kind);
    placing.typed = typed;
    const bool isAlone = !placing.from && !placing.into;
    if (isAlone && !m_network->blocks.empty()) {
        const QPointF middle = m_view->mapToScene(m_view->viewport()->rect().center());
        std::vector<QPointF> taken;
        for (const BlockItem *block : m_view->canvas()->blocks())
            taken.push_back(block->pos());
        placing.place = freePlace(selected ? selected->pos() + QPointF(0, rowStep) : middle, taken);
    } else if (isAlone) { // the first one: where reading begins
        const QRect room = m_view->viewport()->rect();
        placing.place = m_view->mapToScene(QPoint(room.width() / 6, room.height() / 3));
    }
    return place(placing);
}

void CanvasEditor::connectPorts(const Endpoint &from, const Endpoint &to)
{
    if (refuses())
        return;
    tell(tr("Connect %1 to %2").arg(textOf(from.block), textOf(to.block)), edit::connectPorts(*m_network, from, to));
}

void CanvasEditor::disconnectPorts(const Endpoint &from, const Endpoint &to)
{
    if (refuses())
        return;
    tell(tr("Disconnect %1 from %2").arg(textOf(to.block), textOf(from.block)),
         edit::disconnectPorts(*m_network, from, to));
}

void CanvasEditor::reconnectPorts(const Connection &before, const Endpoint &from, const Endpoint &to)
{
    if (refuses())
        return;
    tell(tr("Connect %1 to %2").arg(textOf(from.block), textOf(to.block)),
         edit::reconnectPorts(*m_network, before.from, before.to, from, to));
}

void CanvasEditor::move(const edit::Positions &positions, const std::optional<Connection> &onto)
{
    if (!m_inside.isEmpty()) // for the eye alone, until something else is shown
        return m_view->canvas()->preview(positions);
    edit::Ids ids;
    for (const auto &[id, place] : positions)
        ids.insert(id);
    Network after = edit::setPositions(placed(), positions);
    const QScopedValueRollback moving(m_isMoving, true);
    if (onto && ids.size() == 1)
        tell(tr("Insert %1").arg(describe(ids)), insertBetween(std::move(after), *onto, *ids.begin()));
    else
        tell(tr("Move %1").arg(describe(ids)), std::move(after), keyOf(positions));
}

void CanvasEditor::remove()
{
    removeSelected(edit::Heal::Cut);
}

void CanvasEditor::removeAndJoin()
{
    removeSelected(edit::Heal::Join);
}

void CanvasEditor::removeSelected(edit::Heal heal)
{
    if (refuses())
        return;
    const edit::Ids ids = m_view->canvas()->selectedIds();
    std::vector<Connection> wires;
    for (const ConnectionItem *wire : m_view->canvas()->selectedWires())
        wires.push_back(m_view->canvas()->connectionOf(wire));
    if (ids.empty() && wires.empty())
        return;
    Network after = ids.empty() ? *m_network : placed();
    // From the last port down: those above a removed one move up.
    std::sort(wires.begin(), wires.end(), [](const Connection &a, const Connection &b) { return b.to < a.to; });
    for (const Connection &wire : wires)
        after = edit::disconnectPorts(std::move(after), wire.from, wire.to);
    if (ids.empty()) {
        const QString text = wires.size() == 1
            ? tr("Disconnect %1 from %2").arg(textOf(wires[0].to.block), textOf(wires[0].from.block))
            : tr("Remove %1 connections").arg(wires.size());
        return tell(text, std::move(after));
    }
    const QString text =
        heal == edit::Heal::Join ? tr("Remove %1 and join").arg(describe(ids)) : tr("Remove %1").arg(describe(ids));
    tell(text, edit::removeBlocks(std::move(after), ids, heal));
}

void CanvasEditor::copy()
{
    const edit::Ids ids = m_view->canvas()->selectedIds();
    if (ids.empty())
        return;
    if (!m_inside.isEmpty())
        return copyParts();
    QGuiApplication::clipboard()->setText(textOf(edit::copyBlocks(placed(), ids)));
    emit said(tr("Copied %1 as text").arg(describe(ids)));
}

void CanvasEditor::cut()
{
    if (refuses())
        return;
    const edit::Ids ids = m_view->canvas()->selectedIds();
    if (ids.empty())
        return;
    copy();
    tell(tr("Cut %1").arg(describe(ids)), edit::removeBlocks(placed(), ids));
}

bool CanvasEditor::hasBlocksOnClipboard()
{
    const QMimeData *data = QGuiApplication::clipboard()->mimeData();
    return data && data->hasText() && data->text().contains(QLatin1String("vitrine-network"));
}

void CanvasEditor::paste()
{
    if (refuses())
        return;
    const QString text = QGuiApplication::clipboard()->text();
    if (text.size() > longestClipboard)
        return;
    const auto fragment = edit::readFragment(text.toStdString());
    if (!fragment)
        return emit failed(fragment.error());
    const QPoint mouse = m_view->viewport()->mapFromGlobal(QCursor::pos());
    const bool isOver = m_view->viewport()->rect().contains(mouse) && m_view->isActiveWindow();
    const QPointF target = m_view->mapToScene(isOver ? mouse : m_view->viewport()->rect().center());
    const Position centre = centreOf(*fragment);
    const Network before = placed();
    const Position offset = freeOffset(before, *fragment, {target.x() - centre.x, target.y() - centre.y});
    edit::Pasted pasted = edit::paste(before, *fragment, offset);
    tell(tr("Paste %1").arg(describe(pasted.ids)), std::move(pasted.network));
}

void CanvasEditor::duplicate()
{
    if (refuses())
        return;
    const edit::Ids ids = m_view->canvas()->selectedIds();
    if (ids.empty())
        return;
    const Network before = placed();
    const Position offset = freeOffset(before, edit::fragmentOf(before, ids), {pasteStep, pasteStep});
    tell(tr("Duplicate %1").arg(describe(ids)), edit::duplicate(before, ids, offset).network);
}

void CanvasEditor::selectAll()
{
    edit::Ids ids;
    for (const CanvasBlock &block : m_view->canvas()->model().blocks)
        ids.insert(block.id.toStdString());
    m_view->canvas()->select(ids);
}

void CanvasEditor::group()
{
    if (refuses())
        return;
    const edit::Ids ids = m_view->canvas()->selectedIds();
    if (ids.empty())
        return;
    const std::string name = edit::freeGroupName(*m_network, tr("Group").toStdString());
    tell(tr("Group %1").arg(describe(ids)), edit::withGroup(*m_network, name, ids));
    for (GroupItem *group : m_view->canvas()->groups()) {
        if (group->name().toStdString() != name)
            continue;
        m_view->canvas()->selectOnly(group); // to be named, say
        m_view->ensureVisible(group->frame(), 16, 16);
    }
}

/// All groups of which something is selected.
void CanvasEditor::ungroup()
{
    if (refuses())
        return;
    const edit::Ids ids = m_view->canvas()->selectedIds();
    std::vector<edit::Group> groups = edit::groupsOf(*m_network);
    const std::size_t before = groups.size();
    std::erase_if(groups, [&ids](const edit::Group &group) {
        return std::any_of(group.blocks.begin(), group.blocks.end(),
                           [&ids](const std::string &id) { return ids.contains(id); });
    });
    if (groups.size() != before)
        tell(tr("Ungroup"), edit::withGroups(*m_network, groups));
}

void CanvasEditor::freeze()
{
    if (refuses())
        return;
    const edit::Ids ids = m_view->canvas()->selectedIds(), lockable = withWeights(ids);
    const auto isFrozen = [this](const std::string &id) { return isLocked(id); };
    // A lock that a file put on a block without weights goes with the others, or alone.
    if (!ids.empty() && std::ranges::all_of(lockable, isFrozen) && std::ranges::any_of(ids, isFrozen))
        tell(tr("Unlock %1").arg(describe(ids)), edit::setFrozen(*m_network, ids, false));
    else if (!lockable.empty())
        tell(tr("Lock %1").arg(describe(lockable)), edit::setFrozen(*m_network, lockable, true));
}

edit::Ids CanvasEditor::withWeights(edit::Ids ids) const
{
    std::erase_if(ids, [this](const std::string &id) { return m_weightless.contains(id); });
    return ids;
}

bool CanvasEditor::isLocked(const std::string &id) const
{
    const Block *block = m_network->find(id);
    return block && block->isFrozen;
}

bool CanvasEditor::canFreeze() const
{
    const edit::Ids ids = m_view->canvas()->selectedIds();
    return !withWeights(ids).empty()
        || std::ranges::any_of(ids, [this](const std::string &id) { return isLocked(id); });
}

void CanvasEditor::renameGroup(int group, const QString &name)
{
    tell(tr("Rename group"), edit::renameGroup(*m_network, static_cast<std::size_t>(group), name.toStdString()));
}

void CanvasEditor::collapseGroup(int group)
{
    const auto groups = edit::groupsOf(*m_network);
    const auto index = static_cast<std::size_t>(group);
    if (index >= groups.size())
        return;
    const bool collapses = !groups[index].collapsed;
    tell(collapses ? tr("Collapse group") : tr("Open group"), edit::collapseGroup(*m_network, index, collapses));
}

std::optional<Definition> CanvasEditor::makeBlock(const edit::Ids &ids, const QString &name)
{
    if (refuses())
        return std::nullopt;
    auto made = edit::makeBlock(placed(), ids, name.toStdString());
    if (!made) {
        emit failed(made.error());
        return std::nullopt;
    }
    emit said({});
    emit edited(tr("Make %1 of %2").arg(name, describe(ids)), made->network, 0, made->renames);
    return std::move(made->definition);
}

void CanvasEditor::redefine(const QString &id, const Definition &definition)
{
    auto after = edit::redefineBlock(*m_network, id.toStdString(), definition);
    if (!after)
        return emit failed(after.error());
    tell(tr("Define %1").arg(id), *std::move(after));
}

void CanvasEditor::align(edit::Alignment alignment)
{
    if (refuses())
        return;
    const edit::Ids ids = m_view->canvas()->selectedIds();
    const edit::Positions positions = m_view->canvas()->positions(ids);
    if (positions.size() > 1)
        tell(tr("Align %1").arg(describe(ids)), edit::setPositions(placed(), edit::align(positions, alignment)));
}

void CanvasEditor::distribute(edit::Axis axis)
{
    if (refuses())
        return;
    const edit::Ids ids = m_view->canvas()->selectedIds();
    const edit::Positions positions = m_view->canvas()->positions(ids);
    const double least = axis == edit::Axis::X ? columnStep : rowStep;
    if (positions.size() > 1)
        tell(tr("Distribute %1").arg(describe(ids)),
             edit::setPositions(placed(), edit::distribute(positions, axis, least)));
}

void CanvasEditor::arrange()
{
    if (refuses())
        return;
    if (m_network->blocks.empty())
        return;
    layOutAside(m_layout, m_view->canvas()->model(), m_view->maximumViewportSize(),
                [this](const edit::Positions &positions) {
                    tell(tr("Arrange"), edit::setPositions(*m_network, positions));
                    m_view->fit();
                });
}

void CanvasEditor::rename(const QString &id, const QString &newId)
{
    if (refuses())
        return;
    const auto renamed = edit::renameBlock(*m_network, id.toStdString(), newId.toStdString());
    if (!renamed)
        return emit failed(renamed.error());
    emit edited(tr("Rename %1 to %2").arg(id, newId), *renamed, 0, {{id.toStdString(), newId.toStdString()}});
}

} // namespace vitrine
