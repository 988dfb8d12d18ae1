#include "app/studio/film/LabReels.h"

#include "widgets/common/Format.h"
#include "widgets/labs/board/PlayBar.h"
#include "widgets/units/UnitCursor.h"
#include "widgets/units/UnitLabView.h"
#include "widgets/units/UnitPlayer.h"

#include <QCoreApplication>

#include <algorithm>

namespace vitrine {

namespace {

constexpr qint64 mostPositions = 1 << 24;

QString tr(const char *text)
{
    return QCoreApplication::translate("vitrine", text);
}

FilmReel positionReel(PlayBar *bar)
{
    FilmReel reel;
    reel.name = tr("Positions of this laboratory");
    reel.file = QStringLiteral("positions");
    reel.count = static_cast<int>(std::min(bar->count(), mostPositions));
    reel.seconds = 0.2;
    reel.label = [](int step) { return tr("Position %1").arg(formatCount(step + 1)); };
    reel.show = [bar](int step) {
        bar->pause();
        bar->go(step);
    };
    reel.putBack = [bar, before = bar->position()] { bar->go(before); };
    return reel;
}

FilmReel unitReel(UnitLabView *lab)
{
    FilmReel reel;
    reel.name = tr("Unit operations, one by one");
    reel.file = QStringLiteral("unit-operations");
    reel.count = lab->cursor()->count();
    reel.label = [](int step) { return tr("Operation %1").arg(formatCount(step + 1)); };
    reel.show = [lab](int step) {
        lab->player()->playAction()->setChecked(false);
        lab->cursor()->setCurrent(step);
    };
    reel.putBack = [lab, before = lab->cursor()->current()] { lab->cursor()->setCurrent(before); };
    return reel;
}

} // namespace

std::vector<FilmReel> labReels(QWidget *lab)
{
    std::vector<FilmReel> reels;
    if (auto *units = qobject_cast<UnitLabView *>(lab); units && units->cursor()->count() > 1)
        reels.push_back(unitReel(units));
    for (PlayBar *bar : lab->findChildren<PlayBar *>())
        if (bar->isVisible() && bar->count() > 1)
            reels.push_back(positionReel(bar));
    return reels;
}

} // namespace vitrine
