#include "widgets/optimizers/SolidView.h"

#include "widgets/common/Translated.h"

#include <algorithm>

namespace vitrine {

SolidView::SolidView(QWidget *parent) : SolidGround(parent)
{
    translated(this, [this] {
        setAccessibleName(tr("Surface in three dimensions"));
        setAccessibleDescription(
            tr("A drag, or Shift with the arrow keys, turns it; the wheel zooms; a double click goes "
               "back."));
        update();
    });
}

void SolidView::setState(OptimizersState *state)
{
    m_state = state;
    connect(state, &OptimizersState::raceChanged, this, &SolidView::showRace);
    connect(state, &OptimizersState::layersChanged, this, &SolidView::showRace);
    connect(state, &OptimizersState::stepChanged, this, qOverload<>(&QWidget::update));
    connect(state, &OptimizersState::selectionChanged, this, qOverload<>(&QWidget::update));
}

void SolidView::showRace()
{
    if (!isVisible())
        return;
    const RaceSetup &setup = m_state->race()->setup;
    setGround(m_state->race()->surface,
              {setup.surface, setup.low, setup.high, m_state->layers().logarithmic, m_state->layers().contours});
}

void SolidView::paintOn(QPainter &painter)
{
    const auto isSelected = [this](const RaceEntry &entry) { return entry.competitor.id == m_state->selected(); };
    for (const RaceEntry &entry : m_state->race()->entries)
        if (m_state->layers().trails)
            paintTrail(painter,
                       {std::min(m_state->step() + 1, static_cast<int>(entry.walk.points.size())),
                        [&entry](int step) { return entry.at(step).place; }, entry.competitor,
                        isSelected(entry) ? 3.0 : 2.0});
    for (const RaceEntry &entry : m_state->race()->entries)
        paintMarker(painter, entry.at(m_state->step()).place, entry.competitor, isSelected(entry) ? 7 : 5);
}

void SolidView::showEvent(QShowEvent *event)
{
    SolidGround::showEvent(event);
    showRace();
}

} // namespace vitrine
