// The network that is edited in the Network room.

#include "app/studio/NetworkRoom.h"

#include "app/studio/History.h"
#include "app/studio/NetworkPanels.h"
#include "widgets/canvas/CanvasView.h"
#include "widgets/session/NetworkDocument.h"
#include "widgets/session/Selection.h"
#include "widgets/session/Session.h"

#include <utility>

namespace vitrine {

void NetworkRoom::connectDocument()
{
    connect(m_document, &NetworkDocument::edited, m_history, &History::push);
    handle(Command::NewNetwork, [this](bool) {
        Network empty;
        empty.name = tr("Untitled").toStdString();
        Question question = m_session->question();
        question.network = {{}, {}, std::make_shared<const Network>(std::move(empty))};
        question.weights = {};
        question.fit.reset();
        question.invert.reset();
        m_session->ask(question);
        docks()->raise(blocksPanel.name);
    });
}

/// A block that can't run is no part of the trace, and can be selected all the same.
void NetworkRoom::keepSelection()
{
    const QString block = m_selection->block();
    const Trace &trace = *m_session->trace();
    const bool isOutside = trace.graph.findBlock(block.toStdString()) < 0;
    if (isOutside && m_document->network().find(block.toStdString())) {
        m_selection->clearPlace();
        m_selection->selectBlock(block);
    } else {
        m_selection->keepWithin(trace);
    }
}

} // namespace vitrine
