#include "widgets/builder/OwnBlockTools.h"

#include "core/edit/MakeBlock.h"
#include "core/graph/KindOf.h"
#include "widgets/builder/BlockSearch.h"
#include "widgets/builder/CanvasEditor.h"
#include "widgets/builder/NameField.h"
#include "widgets/builder/OwnBlockDialog.h"
#include "widgets/builder/OwnBlocks.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasView.h"

#include <QFileDialog>
#include <QFileInfo>
#include <QKeyEvent>
#include <QListView>
#include <QMenu>

namespace vitrine {

namespace {

QString nameOf(const BlockKind &kind)
{
    return QString::fromStdString(kindName(kind));
}

/// The search that a list belongs to.
BlockSearch *searchOf(QObject *list)
{
    return qobject_cast<BlockSearch *>(list->parent());
}

} // namespace

OwnBlockTools::OwnBlockTools(CanvasEditor *editor, NameField *name, OwnBlocks *blocks, QObject *parent)
    : QObject(parent), m_editor(editor), m_name(name), m_blocks(blocks), m_folder(QDir::homePath())
{
}

void OwnBlockTools::offerIn(BlockSearch *search)
{
    search->setOwnBlocks(m_blocks);
    QListView *list = search->list();
    list->setContextMenuPolicy(Qt::CustomContextMenu);
    list->installEventFilter(this);
    connect(list, &QListView::customContextMenuRequested, this,
            [this, search](QPoint place) { showMenu(search, place); });
}

void OwnBlockTools::fillMenu(QMenu *menu)
{
    const auto add = [menu](const QString &text, const char *keys) {
        // The window's own actions have the keys; here they are only told.
        const QString shown = QKeySequence(QLatin1String(keys)).toString(QKeySequence::NativeText);
        return menu->addAction(shown.isEmpty() ? text : text + QLatin1Char('\t') + shown);
    };
    connect(add(tr("Make a block of your own…"), "Ctrl+M"), &QAction::triggered, this, &OwnBlockTools::make);
    if (!hasOwn())
        return;
    connect(add(tr("Edit your block…"), ""), &QAction::triggered, this, &OwnBlockTools::edit);
    connect(add(tr("Save to My blocks"), ""), &QAction::triggered, this, &OwnBlockTools::keep);
}

void OwnBlockTools::make()
{
    CanvasView *view = m_editor->view();
    const edit::Ids ids = view->canvas()->selectedIds();
    if (const auto why = edit::whyNotOneBlock(m_editor->network(), ids))
        return emit failed(Error{*why, {}, false});
    QRectF frame;
    for (const std::string &id : ids) {
        if (const BlockItem *block = view->canvas()->find(QString::fromStdString(id)))
            frame |= block->cardRect();
    }
    if (!view->mapToScene(view->viewport()->rect()).boundingRect().contains(frame.topLeft()))
        view->ensureVisible(frame, 16, 16);
    const auto take = [this, ids](const QString &name) {
        const QString free = m_blocks->freeName(name);
        if (const auto definition = m_editor->makeBlock(ids, free))
            m_blocks->add(*definition);
    };
    m_name->ask({frame.topLeft() + QPointF(4, 6), QSizeF(BlockItem::width, 24)}, m_blocks->freeName(tr("My block")),
                take, true);
}

/// Null unless one block is selected and that is the user's own.
const Definition *OwnBlockTools::selected() const
{
    const BlockItem *item = m_editor->view()->canvas()->selectedBlock();
    const Block *block = item ? m_editor->network().find(item->block().id.toStdString()) : nullptr;
    const BlockKind *kind = block ? kindOf(*block) : nullptr;
    return kind ? definitionOf(*kind) : nullptr;
}

void OwnBlockTools::edit()
{
    const Definition *definition = selected();
    if (!definition)
        return;
    const QString id = m_editor->view()->canvas()->selectedBlock()->block().id;
    auto *dialog = new OwnBlockDialog(
        *definition, tr("This changes the one block %1: each block carries its own definition.").arg(id),
        m_editor->view()->window());
    connect(dialog, &OwnBlockDialog::taken, this,
            [this, id](const Definition &changed) { m_editor->redefine(id, changed); });
    dialog->open();
}

void OwnBlockTools::keep()
{
    const Definition *definition = selected();
    if (!definition)
        return;
    Definition kept = *definition;
    kept.name = m_blocks->freeName(QString::fromStdString(kept.name)).toStdString();
    m_blocks->add(kept);
}

void OwnBlockTools::import()
{
    const QString path =
        QFileDialog::getOpenFileName(m_editor->view()->window(), tr("Import a Block"), m_folder,
                                     tr("Blocks (%1)").arg(OwnBlocks::wildcard()) + QStringLiteral(";;")
                                         + tr("All files (%1)").arg(QLatin1Char('*')));
    if (path.isEmpty())
        return;
    m_folder = QFileInfo(path).absolutePath();
    m_blocks->importFile(path);
}

void OwnBlockTools::showMenu(BlockSearch *search, QPoint place)
{
    const BlockKind *kind = search->kindAt(place);
    auto *menu = new QMenu(search);
    menu->setAttribute(Qt::WA_DeleteOnClose);
    if (kind && m_blocks->find(*kind)) {
        connect(menu->addAction(tr("Edit %1…").arg(nameOf(*kind))), &QAction::triggered, this,
                [this, kind] { editSaved(*kind); });
        connect(menu->addAction(tr("Export…")), &QAction::triggered, this, [this, kind] { exportSaved(*kind); });
        connect(menu->addAction(tr("Delete")), &QAction::triggered, this, [this, kind] { removeSaved(*kind); });
        menu->addSeparator();
    }
    if (const QString name = m_blocks->deletedName(); !name.isEmpty())
        connect(menu->addAction(tr("Undo Delete %1").arg(name)), &QAction::triggered, m_blocks, &OwnBlocks::bringBack);
    connect(menu->addAction(tr("Import a block…")), &QAction::triggered, this, &OwnBlockTools::import);
    menu->popup(search->list()->viewport()->mapToGlobal(place));
}

/// F2 and Del in the list, for one of the user's own; the window's own actions would have them else.
bool OwnBlockTools::eventFilter(QObject *object, QEvent *event)
{
    const bool isKey = event->type() == QEvent::KeyPress || event->type() == QEvent::ShortcutOverride;
    const BlockSearch *search = isKey ? searchOf(object) : nullptr;
    if (!search)
        return QObject::eventFilter(object, event);
    const BlockKind *kind = search->current();
    const int key = static_cast<QKeyEvent *>(event)->key();
    if (!kind || !m_blocks->find(*kind) || (key != Qt::Key_F2 && key != Qt::Key_Delete))
        return QObject::eventFilter(object, event);
    if (event->type() == QEvent::ShortcutOverride)
        event->accept();
    else
        key == Qt::Key_F2 ? editSaved(*kind) : removeSaved(*kind);
    return true;
}

void OwnBlockTools::editSaved(const BlockKind &kind)
{
    const OwnBlock *saved = m_blocks->find(kind);
    if (!saved)
        return;
    auto *dialog = new OwnBlockDialog(
        *definitionOf(kind),
        tr("This changes what is placed from now on: blocks on canvases carry their own definition and stay."),
        m_editor->view()->window());
    connect(dialog, &OwnBlockDialog::taken, this,
            [this, file = saved->file](const Definition &changed) { m_blocks->change(file, changed); });
    dialog->open();
}

void OwnBlockTools::removeSaved(const BlockKind &kind)
{
    if (const OwnBlock *saved = m_blocks->find(kind))
        m_blocks->remove(QString(saved->file));
}

void OwnBlockTools::exportSaved(const BlockKind &kind)
{
    const QString proposal = QDir(m_folder).filePath(nameOf(kind) + OwnBlocks::wildcard().mid(1));
    const QString path = QFileDialog::getSaveFileName(m_editor->view()->window(), tr("Export a Block"), proposal,
                                                      tr("Blocks (%1)").arg(OwnBlocks::wildcard()));
    if (path.isEmpty())
        return;
    m_folder = QFileInfo(path).absolutePath();
    m_blocks->exportTo(*definitionOf(kind), path);
}

} // namespace vitrine
