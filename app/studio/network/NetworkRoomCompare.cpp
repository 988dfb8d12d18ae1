// Two runs compared in the Network room.

#include "app/studio/network/NetworkRoom.h"

#include "app/studio/network/desks/LabDesk.h"
#include "app/studio/network/desks/NetCompareDesk.h"
#include "app/studio/room/ErrorBanner.h"
#include "widgets/compare/NetCompareSession.h"
#include "widgets/session/Session.h"

namespace vitrine {

void NetworkRoom::connectCompare()
{
    handle(Command::CompareRuns, [this](bool on) {
        m_compare->setOpen(on);
        check(Command::CompareRuns, m_compare->isOpen());
    });
    connect(m_compare, &NetCompareDesk::openChanged, this, [this](bool isOpen) {
        if (isOpen)
            m_labs->close();
        check(Command::CompareRuns, isOpen);
        showStages();
    });
    connect(m_labs, &LabDesk::openChanged, m_compare, [this](bool isOpen) {
        if (isOpen)
            m_compare->setOpen(false);
    });
    connect(m_compare->session(), &NetCompareSession::busyChanged, this,
            [this](bool busy) { enable(Command::Cancel, busy || m_session->isBusy()); });
    connect(m_compare, &NetCompareDesk::said, this, &Room::said);
    connect(m_compare, &NetCompareDesk::failed, banner(), &ErrorBanner::showError);
}

} // namespace vitrine
