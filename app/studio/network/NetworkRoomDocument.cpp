// The network that is edited in the Network room.

#include "app/studio/network/NetworkRoom.h"

#include "app/studio/documents/History.h"
#include "app/studio/network/desks/BuildDesk.h"
#include "widgets/session/NetworkDocument.h"
#include "widgets/session/Selection.h"
#include "widgets/session/Session.h"

#include <utility>

namespace vitrine {

void NetworkRoom::connectDocument()
{
    connect(m_document, &NetworkDocument::edited, m_history, &History::push);
}

/// A block that can't run is no part of the trace, and can be selected all the same.
void NetworkRoom::keepSelection()
{
    const QString block = m_selection->block();
    const Trace &trace = *m_session->trace();
    // A live frame has no gradients; once it is frozen it has them again.
    const auto place = m_selection->place();
    if (place && place->kind == Place::Kind::Gradient && m_session->outcome()->isFleeting
        && trace.output(place->name, place->port).valid())
        return;
    const bool isOutside = trace.graph.findBlock(block.toStdString()) < 0;
    if (isOutside && m_document->network().find(block.toStdString())) {
        m_selection->clearPlace();
        m_selection->selectBlock(block);
    } else {
        m_selection->keepWithin(trace);
        if (m_selection->path().isEmpty() && !block.isEmpty()) // a part that is gone: what it was a part of is left
            m_selection->selectPath(m_build->inside());
    }
}

} // namespace vitrine
