#include "widgets/stepping/StepsPanel.h"

#include "widgets/common/Format.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Translated.h"
#include "widgets/session/StepCursor.h"
#include "widgets/stepping/Breakpoints.h"
#include "widgets/stepping/ConditionsForm.h"
#include "widgets/stepping/JourneySession.h"
#include "widgets/stepping/MemoryForm.h"
#include "widgets/transport/StepList.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QMenu>
#include <QToolButton>
#include <QVBoxLayout>
#include <QWidgetAction>

#include <utility>

namespace vitrine {

namespace {

enum GrainIndex { Units, Layers, Blocks };

} // namespace

StepsPanel::StepsPanel(const Models &models, StepList *list, QWidget *parent)
    : QWidget(parent), m_models(models), m_list(list), m_title(new QLabel(this)),
      m_grains(new SegmentedControl(3, this)), m_conditions(new ConditionsForm(models.breakpoints)),
      m_memory(new MemoryForm(models.journey)), m_stops(makeButton(m_conditions)), m_kept(makeButton(m_memory))
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(0);
    m_title->setContentsMargins(8, 8, 8, 4);
    m_title->setWordWrap(true);
    m_title->setTextFormat(Qt::PlainText);
    m_title->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    auto *grainRow = new QHBoxLayout;
    grainRow->setContentsMargins(8, 0, 8, 8);
    grainRow->addWidget(m_grains);
    auto *below = new QHBoxLayout;
    below->setContentsMargins(8, 4, 8, 4);
    below->setSpacing(8);
    below->addWidget(m_stops);
    below->addWidget(m_kept);
    below->addStretch();
    column->addWidget(m_title);
    column->addLayout(grainRow);
    column->addWidget(m_list, 1);
    column->addLayout(below);
    m_list->setBreakpoints(models.breakpoints);
    connect(m_grains, &SegmentedControl::chosen, this, &StepsPanel::chooseGrain);
    connect(models.journey, &JourneySession::changed, this, &StepsPanel::showIteration);
    connect(models.journey, &JourneySession::arrived, this, &StepsPanel::showIteration);
    connect(models.breakpoints, &Breakpoints::changed, this, &StepsPanel::showButtons);
    translated(this, [this] { setTexts(); });
}

QToolButton *StepsPanel::makeButton(QWidget *form)
{
    auto *button = new QToolButton(this);
    auto *menu = new QMenu(button);
    auto *action = new QWidgetAction(menu);
    action->setDefaultWidget(form);
    menu->addAction(action);
    button->setMenu(menu);
    button->setPopupMode(QToolButton::InstantPopup);
    button->setAutoRaise(true);
    button->setFocusPolicy(Qt::TabFocus);
    return button;
}

void StepsPanel::setTexts()
{
    m_grains->setTexts({tr("Units"), tr("Layers"), tr("Blocks")},
                       {tr("Unit operations: one multiplication or sum after the other, in a laboratory of its own"),
                        tr("A step for each layer, those inside of composite blocks too; the optimizer goes tensor by "
                           "tensor"),
                        tr("A step for each block of the network")});
    m_stops->setToolTip(tr("Where playing and running stop"));
    m_kept->setToolTip(tr("Memory of the iterations that were walked"));
    showGrain();
    showIteration();
    showButtons();
}

void StepsPanel::showGrain()
{
    const int own = m_models.cursor->grain() == Grain::Layer ? Layers : Blocks;
    m_grains->setCurrent(m_showsUnits ? Units : own);
}

void StepsPanel::setShowsUnits(bool on)
{
    if (std::exchange(m_showsUnits, on) != on)
        showGrain();
}

void StepsPanel::chooseGrain(int index)
{
    if (index != Units) {
        emit grainChosen(index == Layers ? Grain::Layer : Grain::Block);
        if (m_showsUnits)
            emit unitsLeft();
        return;
    }
    emit unitsWanted();
    showGrain(); // they may not be there to show
}

QString StepsPanel::title() const
{
    return m_title->text();
}

void StepsPanel::showIteration()
{
    const JourneySession &journey = *m_models.journey;
    const auto shown = static_cast<std::size_t>(journey.shown());
    if (shown >= journey.notes().size()) {
        m_title->setText(journey.isPossible() ? tr("Iteration 1") : tr("One run, without anything to learn"));
    } else {
        const IterationNote &note = journey.notes()[shown];
        m_title->setText(tr("Iteration %1 of %2 · loss %3 → %4")
                             .arg(formatCount(journey.shown() + 1), formatCount(journey.walked()),
                                  formatNumber(note.loss), formatNumber(note.lossAfter)));
        m_title->setToolTip(tr("The loss of this batch before and after the optimizer's step"));
    }
    showButtons();
}

void StepsPanel::showButtons()
{
    const Conditions &conditions = m_models.breakpoints->conditions();
    const std::size_t count = m_models.breakpoints->marks().size() + (conditions.notFinite ? 1 : 0)
        + (conditions.gradientBelow ? 1 : 0) + (conditions.gradientAbove ? 1 : 0) + (conditions.deadAbove ? 1 : 0);
    m_stops->setText(count == 0 ? tr("Breakpoints")
                                : tr("Breakpoints: %1").arg(formatCount(static_cast<std::int64_t>(count))));
    m_stops->setAccessibleName(m_stops->text());
    m_kept->setText(formatBytes(m_models.journey->memory().used()));
    m_kept->setAccessibleName(tr("Memory: %1").arg(m_kept->text()));
}

} // namespace vitrine
