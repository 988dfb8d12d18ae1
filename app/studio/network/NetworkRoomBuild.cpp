// Building in the Network room: which commands it answers, and when.

#include "app/studio/network/NetworkRoom.h"

#include "app/studio/files/FileOpener.h"
#include "app/studio/network/desks/BuildDesk.h"
#include "app/studio/room/ErrorBanner.h"
#include "app/studio/room/WhyNot.h"
#include "widgets/builder/Builder.h"
#include "widgets/builder/CanvasEditor.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasView.h"
#include "widgets/session/NetworkDocument.h"
#include "widgets/session/Session.h"
#include "widgets/session/StepCursor.h"
#include "widgets/transport/TransportBar.h"

#include <QStackedWidget>

#include <utility>

namespace vitrine {

void NetworkRoom::connectBuild()
{
    CanvasEditor *editor = m_build->editor();
    Builder *builder = m_build->builder();
    handle(Command::Cut, [editor](bool) { editor->cut(); });
    handle(Command::Copy, [editor](bool) { editor->copy(); });
    handle(Command::Paste, [this, editor](bool) {
        if (m_canvas->isVisible() && CanvasEditor::hasBlocksOnClipboard())
            editor->paste();
        else
            m_opener->paste();
    });
    handle(Command::Duplicate, [editor](bool) { editor->duplicate(); });
    handle(Command::SelectAll, [editor](bool) { editor->selectAll(); });
    handle(Command::AddBlock, [builder](bool) { builder->askForBlock(); });
    handle(Command::RenameBlock, [builder](bool) { builder->rename(); });
    handle(Command::DeleteBlocks, [editor](bool) { editor->remove(); });
    handle(Command::DeleteAndJoin, [editor](bool) { editor->removeAndJoin(); });
    handle(Command::GroupBlocks, [editor](bool) { editor->group(); });
    handle(Command::UngroupBlocks, [editor](bool) { editor->ungroup(); });
    handle(Command::FreezeBlocks, [editor](bool) { editor->freeze(); });
    handle(Command::ArrangeBlocks, [editor](bool) { editor->arrange(); });
    handle(Command::FindBlock, [builder](bool) { builder->find(); });
    connect(m_build, &BuildDesk::failed, banner(), &ErrorBanner::showError);
    connect(m_build, &BuildDesk::said, this, &Room::said);
    connect(m_canvas, &CanvasView::spaceTapped, m_transport->playAction(), &QAction::toggle);
    connect(m_canvas->canvas(), &QGraphicsScene::selectionChanged, this, &NetworkRoom::showBuildChoices);
    connect(m_stages, &QStackedWidget::currentChanged, this, &NetworkRoom::showBuildChoices);
    // Who stands at the end of the forward pass stays there when a block is added.
    connect(m_document, &NetworkDocument::edited, this,
            [this] { m_isAtEnd = m_cursor->current() >= 0 && m_cursor->current() == m_cursor->lossStep(); });
    connect(m_session, &Session::outcomeChanged, this, [this] {
        if (std::exchange(m_isAtEnd, false))
            m_cursor->toLoss();
        showBuildChoices(); // now it is known which blocks have weights
    });
    showBuildChoices();
}

/// Blocks are edited where they are seen: not from within a laboratory or the playground.
void NetworkRoom::showBuildChoices()
{
    const bool isShown = m_stages->currentWidget() == m_canvas;
    for (const Command command : {Command::AddBlock, Command::SelectAll, Command::FindBlock, Command::ArrangeBlocks})
        enable(command, isShown);
    const bool hasSelection = isShown && m_build->editor()->hasSelection();
    for (const Command command :
         {Command::Cut, Command::Copy, Command::Duplicate, Command::RenameBlock, Command::DeleteBlocks,
          Command::DeleteAndJoin, Command::GroupBlocks, Command::UngroupBlocks})
        enable(command, hasSelection);
    const CanvasEditor *editor = m_build->editor();
    const bool canLock = !editor->inside().isEmpty() || editor->canFreeze(); // within a composite it says why not
    enable(Command::FreezeBlocks, hasSelection && canLock);
    const bool isOther = setWhyNot(
        this, Command::FreezeBlocks,
        canLock || !hasSelection ? QString() : tr("What is selected has no weights: there is nothing to lock."));
    if (isOther)
        emit commandChanged(Command::FreezeBlocks);
}

} // namespace vitrine
