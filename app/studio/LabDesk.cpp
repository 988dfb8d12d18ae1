#include "app/studio/LabDesk.h"

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

bool LabDesk::isPossible() const
{
    return !LabStage::kindsFor(subject()).empty();
}

void LabDesk::open(const QString &kind)
{
    if (!m_stage->open(subject(), kind)) {
        emit said(tr("There is no laboratory for what is selected"));
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
    const bool isPossible = this->isPossible();
    if (std::exchange(m_wasPossible, isPossible) != isPossible)
        emit possibleChanged(isPossible);
    if (m_isOpen)
        m_stage->follow(subject());
}

} // namespace vitrine
