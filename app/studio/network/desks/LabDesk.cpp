#include "app/studio/network/desks/LabDesk.h"

#include "widgets/labs/LabStage.h"
#include "widgets/session/Selection.h"
#include "widgets/session/Session.h"

#include <utility>

namespace vitrine {

LabDesk::LabDesk(const LabTools &tools, Selection *selection, QWidget *window)
    : QObject(window), m_session(tools.session), m_selection(selection), m_stage(new LabStage(tools, window))
{
    connect(m_session, &Session::outcomeChanged, this, &LabDesk::follow);
    connect(m_selection, &Selection::pathChanged, this, &LabDesk::follow);
    connect(m_stage, &LabStage::leaveWanted, this, &LabDesk::close);
    connect(m_stage, &LabStage::failed, this, &LabDesk::failed);
    connect(m_stage, &LabStage::said, this, &LabDesk::said);
    connect(m_stage, &LabStage::kindChanged, this, &LabDesk::changed);
}

LabSubject LabDesk::subject() const
{
    return {m_session->outcome(), m_selection->path()};
}

void LabDesk::open(const QString &kind)
{
    LabSubject wanted = subject();
    if (!kind.isEmpty() && !wanted.isInRun())
        wanted.path.clear(); // what is asked for by name may be about the whole run
    if (!m_stage->open(wanted, kind)) {
        emit said(wanted.path.isEmpty()
                      ? tr("Nothing has run yet, so there is no laboratory to open")
                      : tr("%1 has not run, so it has no laboratory: connect it to what runs").arg(wanted.path));
        return;
    }
    if (!std::exchange(m_isOpen, true))
        emit openChanged(true);
}

void LabDesk::close()
{
    if (std::exchange(m_isOpen, false))
        emit openChanged(false);
}

bool LabDesk::climb()
{
    if (!m_isOpen)
        return false;
    if (!m_stage->current()->climb())
        close();
    return true;
}

void LabDesk::follow()
{
    if (m_isOpen)
        m_stage->follow(subject());
}

} // namespace vitrine
