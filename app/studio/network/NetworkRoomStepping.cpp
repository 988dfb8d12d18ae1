// Stepping in the Network room, through iterations.

#include "app/studio/network/NetworkRoom.h"

#include "app/studio/documents/Documents.h"
#include "app/studio/network/desks/BuildDesk.h"
#include "app/studio/network/desks/InsideDesk.h"
#include "app/studio/network/desks/LabDesk.h"
#include "app/studio/network/desks/StepDesk.h"
#include "app/studio/room/ErrorBanner.h"
#include "app/studio/room/StatusArea.h"
#include "widgets/builder/Builder.h"
#include "widgets/labs/LabStage.h"
#include "widgets/session/Session.h"
#include "widgets/stepping/StepFlow.h"
#include "widgets/stepping/StepsPanel.h"

namespace vitrine {

namespace {

const QString unitsKind = QStringLiteral("units");

} // namespace

void NetworkRoom::connectStepping()
{
    StepFlow *flow = m_stepping->flow();
    handle(Command::NextIteration, [flow](bool) { flow->nextIteration(); });
    handle(Command::PreviousIteration, [flow](bool) { flow->previousIteration(); });
    handle(Command::RunToBlock, [this](bool) { m_stepping->runToSelected(); });
    handle(Command::RunToEnd, [flow](bool) { flow->runToEnd(); });
    handle(Command::Breakpoint, [this](bool) { m_stepping->toggleBreakpoint(); });
    const auto showPossible = [this, flow] {
        const JourneySession *journey = flow->journey();
        enable(Command::NextIteration, journey->isPossible());
        enable(Command::RunToEnd, journey->isPossible());
        enable(Command::PreviousIteration, journey->shown() > 0);
    };
    connect(m_stepping, &StepDesk::unitsWanted, this, [this] { m_labs->open(unitsKind); });
    connect(m_stepping, &StepDesk::unitsLeft, m_labs, &LabDesk::close);
    const auto showGrain = [this] {
        m_stepping->panel()->setShowsUnits(m_labs->isOpen() && m_labs->stage()->currentKind() == unitsKind);
    };
    connect(m_labs, &LabDesk::openChanged, this, showGrain);
    connect(m_labs, &LabDesk::changed, this, showGrain);
    m_build->builder()->setBlockExtras([this](QMenu *menu, const QString &block) {
        m_inside->fillBlockMenu(menu, block);
        m_stepping->fillBlockMenu(menu, block);
    });
    connect(flow->journey(), &JourneySession::changed, this, showPossible);
    connect(flow->journey(), &JourneySession::arrived, this, showPossible);
    connect(m_stepping, &StepDesk::busyChanged, this, [this](bool busy) {
        const bool isBusy = busy || m_session->isBusy();
        enable(Command::Cancel, isBusy);
        status()->setBusy(isBusy);
    });
    connect(status(), &StatusArea::cancelWanted, flow, &StepFlow::stop);
    connect(m_stepping, &StepDesk::said, this, &Room::said);
    connect(m_stepping, &StepDesk::noted, banner(), &ErrorBanner::showNotice);
    connect(m_documents, &Documents::leaving, flow, &StepFlow::expectOther);
    connect(m_stepping, &StepDesk::failed, banner(), &ErrorBanner::showError);
    showPossible();
}

} // namespace vitrine
