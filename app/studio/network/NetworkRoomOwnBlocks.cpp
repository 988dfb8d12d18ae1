// Blocks of the user's own in the Network room.

#include "app/studio/network/NetworkRoom.h"

#include "app/studio/files/FileOpener.h"
#include "app/studio/network/desks/BuildDesk.h"
#include "app/studio/room/ErrorBanner.h"
#include "widgets/builder/Builder.h"
#include "widgets/builder/CanvasEditor.h"
#include "widgets/builder/OwnBlockTools.h"
#include "widgets/builder/OwnBlocks.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasView.h"
#include "widgets/inspector/InspectorPanel.h"
#include "widgets/inspector/OwnBlockNote.h"
#include "widgets/session/NetworkDocument.h"

#include <QStackedWidget>

namespace vitrine {

void NetworkRoom::connectOwnBlocks()
{
    OwnBlockTools *tools = m_build->builder()->ownBlocks();
    handle(Command::MakeBlock, [tools](bool) { tools->make(); });
    handle(Command::EditOwnBlock, [tools](bool) { tools->edit(); });
    handle(Command::KeepOwnBlock, [tools](bool) { tools->keep(); });
    handle(Command::ImportBlock, [tools](bool) { tools->import(); });
    connect(tools, &OwnBlockTools::failed, banner(), &ErrorBanner::showError);
    connect(tools->blocks(), &OwnBlocks::failed, banner(), &ErrorBanner::showError);
    connect(tools->blocks(), &OwnBlocks::said, this, &Room::said);
    connect(tools->blocks(), &OwnBlocks::removed, this, [this, tools](const QString &name) {
        banner()->offer(Message::of(VITRINE_TEXT("core",
                                                 "“%1” is deleted from My blocks. Blocks on canvases and in files "
                                                 "carry their own definition and stay as they are."),
                                    name.toStdString()),
                        tr("Undo"), [tools] { tools->blocks()->bringBack(); });
    });
    connect(m_opener, &FileOpener::blockWanted, tools->blocks(), &OwnBlocks::importFile);
    auto *note = new OwnBlockNote(m_document, m_selection, m_inspector);
    m_inspector->addNote(note);
    connect(note, &OwnBlockNote::editWanted, tools, &OwnBlockTools::edit);
    const auto showChoices = [this, tools] {
        const bool isShown = m_stages->currentWidget() == m_canvas;
        enable(Command::MakeBlock, isShown && m_build->editor()->hasSelection());
        for (const Command command : {Command::EditOwnBlock, Command::KeepOwnBlock})
            enable(command, isShown && tools->hasOwn());
    };
    connect(m_canvas->canvas(), &QGraphicsScene::selectionChanged, this, showChoices);
    connect(m_stages, &QStackedWidget::currentChanged, this, showChoices);
    connect(m_document, &NetworkDocument::changed, this, showChoices);
    showChoices();
}

} // namespace vitrine
