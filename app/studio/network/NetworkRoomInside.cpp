// Going into composite blocks in the Network room.

#include "app/studio/network/NetworkPanels.h"
#include "app/studio/network/NetworkRoom.h"
#include "app/studio/network/desks/BuildDesk.h"
#include "app/studio/network/desks/InsideDesk.h"
#include "app/studio/network/desks/LabDesk.h"
#include "app/studio/room/Docks.h"
#include "widgets/builder/InsideBar.h"
#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasView.h"
#include "widgets/inspector/InspectorPanel.h"
#include "widgets/session/Selection.h"
#include "widgets/session/Session.h"

#include <QStackedWidget>

namespace vitrine {

void NetworkRoom::connectInside()
{
    handle(Command::GoInside, [this](bool) {
        if (const BlockItem *block = m_canvas->canvas()->selectedBlock())
            openBlock(block->block().id);
    });
    const auto leave = [this] { return m_labs->climb() || m_inside->leave(); };
    handle(Command::GoOutside, [leave](bool) { leave(); });
    handle(Command::ReplaceByParts, [this](bool) { m_inside->replace(); });
    connect(m_canvas, &CanvasView::blockOpened, this, &NetworkRoom::openBlock);
    connect(m_canvas, &CanvasView::leaveWanted, this, leave);
    connect(m_session, &Session::outcomeChanged, m_build, &BuildDesk::settle);
    connect(m_inside, &InsideDesk::parametersWanted, this, [this] {
        docks()->raise(inspectorPanel.name);
        m_inspector->showBlockPage();
    });
    const auto showBar = [this] {
        m_inside->bar()->setVisible(m_stages->currentWidget() == m_canvas && m_inside->isInside());
        showInsideChoices();
    };
    connect(m_inside, &InsideDesk::changed, this, showBar);
    connect(m_stages, &QStackedWidget::currentChanged, this, showBar);
    connect(m_canvas->canvas(), &QGraphicsScene::selectionChanged, this, &NetworkRoom::showInsideChoices);
    showInsideChoices();
}

/// A composite shows its parts, all else its laboratory. A copy: the block that told it may be gone when it has opened.
void NetworkRoom::openBlock(QString path)
{
    if (m_inside->open(path))
        return;
    m_selection->selectPath(path);
    m_labs->open();
}

void NetworkRoom::showInsideChoices()
{
    const bool isShown = m_stages->currentWidget() == m_canvas;
    enable(Command::GoInside, isShown && m_canvas->canvas()->selectedBlock());
    enable(Command::GoOutside, m_labs->isOpen() || m_inside->isInside());
    enable(Command::ReplaceByParts, isShown && !m_inside->replaceable().isEmpty());
}

} // namespace vitrine
