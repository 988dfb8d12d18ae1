// What of the Network room can become a film.

#include "app/studio/network/NetworkRoom.h"

#include "app/studio/documents/History.h"
#include "app/studio/film/LabReels.h"
#include "app/studio/network/desks/LabDesk.h"
#include "app/studio/network/desks/RippleDesk.h"
#include "app/studio/network/desks/StepDesk.h"
#include "widgets/film/FilmShot.h"
#include "widgets/labs/LabStage.h"
#include "widgets/session/Session.h"
#include "widgets/session/StepCursor.h"
#include "widgets/transport/StepText.h"
#include "widgets/transport/TransportBar.h"

#include <QUndoStack>

namespace vitrine {

namespace {

FilmReel stepReel(StepCursor *cursor, QAction *play, std::function<bool()> isBusy)
{
    FilmReel reel;
    reel.name = NetworkRoom::tr("Steps of this run");
    reel.file = QStringLiteral("steps");
    reel.count = cursor->count();
    reel.label = [cursor](int step) { return stepSentence(*cursor, step); };
    reel.show = [cursor, play](int step) {
        play->setChecked(false);
        cursor->setCurrent(step);
    };
    reel.isBusy = std::move(isBusy);
    reel.putBack = [cursor, before = cursor->current()] { cursor->setCurrent(before); };
    return reel;
}

FilmReel editReel(QUndoStack *stack, std::function<bool()> isBusy)
{
    FilmReel reel;
    reel.name = NetworkRoom::tr("Edits, one after the other");
    reel.file = QStringLiteral("edits");
    reel.count = stack->count() + 1;
    reel.label = [stack](int step) {
        return step == 0 ? NetworkRoom::tr("Before the first edit") : stack->text(step - 1);
    };
    reel.show = [stack](int step) { stack->setIndex(step); };
    reel.isBusy = std::move(isBusy);
    reel.putBack = [stack, before = stack->index()] { stack->setIndex(before); };
    return reel;
}

} // namespace

std::vector<FilmReel> NetworkRoom::filmReels()
{
    const auto isBusy = [this] { return m_session->isBusy() || m_stepping->isBusy(); };
    std::vector<FilmReel> reels;
    if (m_labs->isOpen())
        reels = labReels(m_labs->stage()->current());
    if (m_cursor->count() > 1)
        reels.push_back(stepReel(m_cursor, m_transport->playAction(), isBusy));
    if (const FilmReel ripple = m_ripple->reel(); ripple.count > 1)
        reels.push_back(ripple);
    if (m_history->stack()->count() > 0)
        reels.push_back(editReel(m_history->stack(), isBusy));
    if (const auto outcome = m_session->outcome())
        for (FilmReel &reel : reels)
            reel.file =
                QString::fromStdString(outcome->network.name).simplified().replace(QLatin1Char('/'), QLatin1Char('-'))
                + QLatin1Char('-') + reel.file;
    return reels;
}

std::vector<FilmShot> NetworkRoom::filmShots()
{
    const QString name = m_labs->isOpen() ? tr("Laboratory alone")
        : showsNeurons()                  ? tr("Neurons alone")
                                          : tr("Canvas alone");
    return {{name, nullptr, [this] { return stageSource(); }}};
}

} // namespace vitrine
