// The context menu of a canvas to build on.

#include "widgets/builder/Builder.h"
#include "widgets/builder/CanvasEditor.h"
#include "widgets/builder/FindBar.h"
#include "widgets/builder/OwnBlockTools.h"
#include "widgets/canvas/CanvasView.h"

#include <QMenu>

namespace vitrine {

namespace {

template <typename Receiver, typename Work>
void add(QMenu *menu, const QString &text, const char *keys, Receiver *receiver, Work work)
{
    // The window's own actions have the keys; here they are only told.
    const QString shown =
        *keys ? text + QLatin1Char('\t') + QKeySequence(QLatin1String(keys)).toString(QKeySequence::NativeText) : text;
    QObject::connect(menu->addAction(shown), &QAction::triggered, receiver, work);
}

} // namespace

void Builder::fillMenu(QMenu *menu, QPointF scene)
{
    CanvasScene *canvas = m_view->canvas();
    BlockItem *block = canvas->blockAt(scene);
    GroupItem *group = block ? nullptr : canvas->groupAt(scene);
    ConnectionItem *wire = block || group ? nullptr : canvas->wireAt(scene, 6);
    if (block && !block->isSelected())
        canvas->selectOnly(block);
    if (group && !group->isSelected())
        canvas->selectOnly(group);
    if (wire)
        return fillWireMenu(menu, wire, scene);
    if (block || group)
        fillBlockMenu(menu);
    if (group)
        fillGroupMenu(menu, group);
    if (block || group)
        return;
    if (!m_editor->inside().isEmpty())
        return fillInsideMenu(menu);
    add(menu, tr("Add a block…"), "Shift+A", this, [this, scene] { askAt(scene); });
    if (CanvasEditor::hasBlocksOnClipboard())
        add(menu, tr("Paste blocks"), "Ctrl+V", m_editor, &CanvasEditor::paste);
    menu->addSeparator();
    add(menu, tr("Select all"), "Ctrl+A", m_editor, &CanvasEditor::selectAll);
    add(menu, tr("Find a block…"), "Ctrl+F", m_find, &FindBar::open);
    add(menu, tr("Arrange automatically"), "Ctrl+Shift+A", m_editor, &CanvasEditor::arrange);
    add(menu, tr("Fit to window"), "Ctrl+0", m_view, &CanvasView::fit);
}

/// Of the empty canvas around the parts of a composite.
void Builder::fillInsideMenu(QMenu *menu)
{
    const QString inside = m_editor->inside();
    add(menu, tr("Go outside"), "Ctrl+Up", m_view, [this] { emit m_view->leaveWanted(); });
    add(menu, tr("Replace %1 by its parts").arg(inside), "", m_editor,
        [this, inside] { m_editor->replaceByParts(inside); });
    menu->addSeparator();
    add(menu, tr("Select all"), "Ctrl+A", m_editor, &CanvasEditor::selectAll);
    add(menu, tr("Find a block…"), "Ctrl+F", m_find, &FindBar::open);
    add(menu, tr("Fit to window"), "Ctrl+0", m_view, &CanvasView::fit);
}

void Builder::fillWireMenu(QMenu *menu, ConnectionItem *wire, QPointF scene)
{
    if (!m_editor->inside().isEmpty())
        return fillInsideMenu(menu);
    const Connection connection = m_view->canvas()->connectionOf(wire);
    add(menu, tr("Insert a block…"), "", this, [this, connection, scene] { askInto(connection, scene); });
    add(menu, tr("Take the connection off"), "", m_editor,
        [this, connection] { m_editor->disconnectPorts(connection.from, connection.to); });
}

void Builder::fillBlockMenu(QMenu *menu)
{
    const bool isSeveral = m_view->canvas()->selectedIds().size() > 1;
    if (!isSeveral) {
        const QString id =
            m_view->canvas()->selectedBlock() ? m_view->canvas()->selectedBlock()->block().id : QString();
        if (!id.isEmpty())
            add(menu, tr("Open"), "Return", m_view, [this, id] { emit m_view->blockOpened(id); });
    }
    if (!m_editor->inside().isEmpty()) {
        add(menu, tr("Copy"), "Ctrl+C", m_editor, &CanvasEditor::copy);
        return fillExtras(menu);
    }
    if (!isSeveral) {
        add(menu, tr("Add a block after it…"), "Shift+A", this, &Builder::askForBlock);
        add(menu, tr("Rename…"), "F2", this, &Builder::rename);
        menu->addSeparator();
    }
    add(menu, tr("Cut"), "Ctrl+X", m_editor, &CanvasEditor::cut);
    add(menu, tr("Copy"), "Ctrl+C", m_editor, &CanvasEditor::copy);
    add(menu, tr("Duplicate"), "Ctrl+D", m_editor, &CanvasEditor::duplicate);
    menu->addSeparator();
    add(menu, tr("Delete"), "Del", m_editor, &CanvasEditor::remove);
    add(menu, tr("Delete and join what is left"), "Ctrl+Del", m_editor, &CanvasEditor::removeAndJoin);
    menu->addSeparator();
    add(menu, tr("Group"), "Ctrl+G", m_editor, &CanvasEditor::group);
    m_own->fillMenu(menu);
    if (!isSeveral)
        return fillExtras(menu);
    QMenu *lines = menu->addMenu(tr("Align"));
    const std::pair<edit::Alignment, QString> alignments[] = {
        {edit::Alignment::Left, tr("Left edges")},   {edit::Alignment::CentreX, tr("One above the other")},
        {edit::Alignment::Right, tr("Right edges")}, {edit::Alignment::Top, tr("Top edges")},
        {edit::Alignment::CentreY, tr("In a row")},  {edit::Alignment::Bottom, tr("Bottom edges")}};
    for (const auto &[alignment, text] : alignments)
        add(lines, text, "", m_editor, [this, alignment = alignment] { m_editor->align(alignment); });
    lines->addSeparator();
    add(lines, tr("Equal distances across"), "", m_editor, [this] { m_editor->distribute(edit::Axis::X); });
    add(lines, tr("Equal distances down"), "", m_editor, [this] { m_editor->distribute(edit::Axis::Y); });
}

/// Where one block is selected.
void Builder::fillExtras(QMenu *menu)
{
    const BlockItem *block = m_view->canvas()->selectedBlock();
    const bool isOne = m_view->canvas()->selectedIds().size() == 1;
    if (!m_extras || !block || !isOne || block->block().role != CanvasBlock::Role::Block)
        return;
    menu->addSeparator();
    m_extras(menu, block->block().id);
}

void Builder::fillGroupMenu(QMenu *menu, const GroupItem *group)
{
    const int number = group->number();
    add(menu, tr("Ungroup"), "Ctrl+Shift+G", m_editor, &CanvasEditor::ungroup);
    add(menu, group->isCollapsed() ? tr("Open the group") : tr("Collapse the group"), "", m_editor,
        [this, number] { m_editor->collapseGroup(number); });
    if (!group->isCollapsed())
        add(menu, tr("Rename…"), "F2", this, [this, number] { renameGroup(number); });
}

} // namespace vitrine
