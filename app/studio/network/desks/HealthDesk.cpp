#include "app/studio/network/desks/HealthDesk.h"

#include "widgets/canvas/CanvasScene.h"
#include "widgets/canvas/CanvasView.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/health/HealthBadge.h"
#include "widgets/health/HealthNote.h"
#include "widgets/health/HealthSession.h"
#include "widgets/inspector/InspectorPanel.h"
#include "widgets/session/Selection.h"
#include "widgets/session/Session.h"

#include <QSettings>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

const QString onKey = QStringLiteral("network/health");

} // namespace

HealthDesk::HealthDesk(Session *session, Selection *selection, CanvasView *canvas, InspectorPanel *inspector)
    : QObject(inspector), m_session(session), m_selection(selection), m_canvas(canvas),
      m_health(new HealthSession(session->computeThread(), this)), m_note(new HealthNote(inspector)),
      m_isOn(QSettings().value(onKey, true).toBool())
{
    inspector->addNote(m_note);
    m_note->hide();
    canvas->canvas()->addDecorator([this](const QString &id) {
        BlockDecor decor;
        if (const BlockHealth *health = m_health->of(id.toStdString()))
            decor.badges = healthBadges(*health);
        return decor;
    });
    connect(session, &Session::outcomeChanged, this, &HealthDesk::judge);
    connect(selection, &Selection::pathChanged, this, &HealthDesk::show);
    connect(m_health, &HealthSession::changed, this, &HealthDesk::show);
    connect(&Theme::instance(), &Theme::changed, this, &HealthDesk::show);
    translated(inspector, [this] { show(); });
}

void HealthDesk::setOn(bool on)
{
    if (std::exchange(m_isOn, on) == on)
        return;
    QSettings().setValue(onKey, on);
    if (on)
        connect(m_health, &HealthSession::judged, this, &HealthDesk::sayResult, Qt::SingleShotConnection);
    judge();
    emit onChanged(on);
}

/// The answer to being asked; a healthy network has no badges that would say it.
void HealthDesk::sayResult()
{
    const std::vector<BlockHealth> &all = m_health->health();
    const auto ailing = std::count_if(all.begin(), all.end(), [](const BlockHealth &each) {
        return each.block.find('.') == std::string::npos; // blocks, not parts of them
    });
    emit said(ailing == 0 ? tr("Health: nothing ails this run")
                          : tr("Health: blocks that something ails: %1; their badges say what").arg(ailing));
}

void HealthDesk::judge()
{
    const auto outcome = m_session->outcome();
    m_health->setTrace(m_isOn && outcome && !outcome->isFleeting ? outcome->trace : nullptr);
}

void HealthDesk::show()
{
    m_canvas->canvas()->refreshDecor();
    m_note->setHealth(m_health->of(m_selection->path().toStdString()));
}

} // namespace vitrine
