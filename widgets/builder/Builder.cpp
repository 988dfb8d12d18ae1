#include "widgets/builder/Builder.h"

#include "core/edit/BlockDefaults.h"
#include "core/edit/Connections.h"
#include "core/edit/Groups.h"
#include "widgets/builder/BlockSearch.h"
#include "widgets/builder/CanvasEditor.h"
#include "widgets/builder/FindBar.h"
#include "widgets/builder/Minimap.h"
#include "widgets/builder/NameField.h"
#include "widgets/builder/OwnBlockTools.h"
#include "widgets/builder/OwnBlocks.h"
#include "widgets/builder/PlacePopup.h"
#include "widgets/builder/PointerTip.h"
#include "widgets/builder/WireTool.h"
#include "widgets/canvas/CanvasView.h"
#include "widgets/common/Format.h"
#include "widgets/common/Translated.h"

#include <memory>
#include <utility>

namespace vitrine {

namespace {

/// Whether a new block of this kind could work behind that shape; where it is not known all may.
bool fitsBehind(const BlockKind &kind, const Shape &shape)
{
    if (kind.inputs().max == 0)
        return false;
    if (shape.empty() || kind.inputs().min > 2)
        return true;
    const std::vector<Shape> inputs(static_cast<std::size_t>(kind.inputs().min), shape);
    return !edit::misfit(kind, edit::defaultParams(kind, shape), inputs);
}

} // namespace

Builder::Builder(CanvasView *view, QObject *parent)
    : QObject(parent), m_view(view), m_editor(new CanvasEditor(view, this)), m_popup(new PlacePopup(view)),
      m_tip(new PointerTip(view)), m_find(new FindBar(view)), m_map(new Minimap(view)), m_name(new NameField(view)),
      m_palette(new BlockSearch(nullptr)),
      m_own(new OwnBlockTools(m_editor, m_name, new OwnBlocks(OwnBlocks::usualFolder(), this), this))
{
    for (BlockSearch *search : {m_palette, m_popup->search()})
        m_own->offerIn(search);
    auto wires = std::make_unique<WireTool>(m_editor, m_tip,
                                            [this](const PortRef &origin, QPointF scene) { askAfter(origin, scene); });
    m_wires = wires.get();
    view->addTool(std::move(wires));
    view->setMenu([this](QMenu *menu, QPointF scene) { fillMenu(menu, scene); });
    connectSearch();
    connectDrags();
    connect(view, &CanvasView::groupActivated, this, &Builder::renameGroup);
    translated(view, [view] {
        view->setHint(tr("An empty network.\n\nDouble-click here and type the name of a block, or drag one from the "
                         "panel of blocks. Begin with Input."));
    });
}

void Builder::connectSearch()
{
    connect(m_popup, &PlacePopup::chosen, this, &Builder::take);
    connect(m_popup, &PlacePopup::closed, this, [this] { m_wires->keepWire(false); });
    connect(m_view, &CanvasView::placeActivated, this, &Builder::askAt);
    connect(m_view, &CanvasView::wireActivated, this,
            [this](ConnectionItem *wire, QPointF scene) { askInto(m_view->canvas()->connectionOf(wire), scene); });
    connect(m_palette, &BlockSearch::chosen, this, [this](const QString &type, const QString &typed) {
        if (m_editor->placeNext(type, typed))
            m_palette->clear();
    });
}

/// A block from the panel that is dragged over a wire will be put into it.
void Builder::connectDrags()
{
    const auto aim = [this](ConnectionItem *wire) {
        const auto &wires = m_view->canvas()->connections();
        if (m_target && std::find(wires.begin(), wires.end(), m_target) != wires.end())
            m_target->setTarget(false);
        m_target = wire;
        if (m_target)
            m_target->setTarget(true);
    };
    connect(m_view, &CanvasView::typeDragged, this, [this, aim](const QString &type, QPointF scene) {
        aim(m_view->canInsert(type) ? m_view->canvas()->wireAt(scene, 12) : nullptr);
    });
    connect(m_view, &CanvasView::dragLeft, this, [aim] { aim(nullptr); });
    connect(m_view, &CanvasView::typeDropped, this, [aim] { aim(nullptr); });
}

QPoint Builder::globalOf(QPointF scene) const
{
    return m_view->viewport()->mapToGlobal(m_view->mapFromScene(scene));
}

void Builder::askAt(QPointF scene)
{
    if (m_editor->refuses())
        return;
    m_wanted = {scene, {}, false, {}};
    m_popup->ask(globalOf(scene));
}

void Builder::askInto(const Connection &wire, QPointF scene)
{
    if (m_editor->refuses())
        return;
    m_wanted = {{}, {}, false, wire};
    m_popup->ask(
        globalOf(scene), [](const BlockKind &kind) { return edit::canInsert(kind); },
        tr("Into the connection from %1 to %2:")
            .arg(QString::fromStdString(wire.from.block), QString::fromStdString(wire.to.block)));
}

void Builder::askAfter(const PortRef &origin, QPointF scene)
{
    if (m_editor->refuses())
        return;
    m_wanted = {scene, origin.endpoint(), origin.isInput, {}};
    m_wires->keepWire(true);
    if (origin.isInput)
        return m_popup->ask(
            globalOf(scene), [](const BlockKind &kind) { return kind.category() != Category::Loss; },
            tr("Feeds %1:").arg(origin.block->block().id));
    const Shape shape = m_editor->shapeOf(origin.endpoint());
    const QString why = shape.empty() ? tr("After %1:").arg(origin.block->block().id)
                                      : tr("Fits after %1, %2:").arg(origin.block->block().id, formatShape(shape));
    m_popup->ask(
        globalOf(scene), [shape](const BlockKind &kind) { return fitsBehind(kind, shape); }, why);
}

void Builder::askForBlock()
{
    if (m_editor->refuses())
        return;
    const BlockItem *selected = m_view->canvas()->selectedBlock();
    m_wanted = {};
    const QPointF beside = selected ? selected->pos() + QPointF(BlockItem::width / 2 + 24, -BlockItem::height / 2)
                                    : m_view->mapToScene(m_view->viewport()->rect().center() - QPoint(160, 200));
    m_popup->ask(globalOf(beside));
}

void Builder::take(const QString &type, const QString &typed)
{
    const Wanted wanted = std::exchange(m_wanted, {});
    m_view->setFocus();
    if (!wanted.place && !wanted.into) {
        m_editor->placeNext(type, typed);
        return;
    }
    Placing placing{type, typed, wanted.place, {}, {}, wanted.into};
    if (wanted.origin) {
        const double side = wanted.fromInput ? -BlockItem::width / 2 : BlockItem::width / 2;
        placing.place = *wanted.place + QPointF(side, 0); // its port comes to where the wire ended
        (wanted.fromInput ? placing.to : placing.from) = wanted.origin;
    }
    m_editor->place(placing);
}

void Builder::rename()
{
    if (m_editor->refuses())
        return;
    for (const GroupItem *group : m_view->canvas()->groups()) {
        if (group->isSelected())
            return renameGroup(group->number());
    }
    BlockItem *block = m_view->canvas()->selectedBlock();
    if (!block)
        return;
    m_view->reveal(block);
    const QRectF card = block->cardRect();
    const QString id = block->block().id;
    m_name->ask({card.topLeft() + QPointF(4, 6), QSizeF(card.width() - 8, 24)}, id,
                [this, id](const QString &name) { m_editor->rename(id, name); });
}

void Builder::renameGroup(int group)
{
    const GroupItem *item = m_view->canvas()->groups()[static_cast<std::size_t>(group)];
    m_name->ask(item->titleBar(), item->name(),
                [this, group](const QString &name) { m_editor->renameGroup(group, name); });
}

void Builder::find()
{
    m_find->open();
}

} // namespace vitrine
