#include "app/studio/network/desks/StepDesk.h"

#include "widgets/session/Selection.h"
#include "widgets/session/Session.h"
#include "widgets/session/StepCursor.h"
#include "widgets/stepping/IterationStrip.h"
#include "widgets/stepping/StepFlow.h"
#include "widgets/stepping/StepsPanel.h"
#include "widgets/stepping/UpdateView.h"
#include "widgets/training/TrainState.h"
#include "widgets/transport/StepList.h"
#include "widgets/transport/Timeline.h"
#include "widgets/transport/TransportBar.h"

#include <QMenu>
#include <QSettings>
#include <QStackedWidget>

#include <algorithm>
#include <limits>

namespace vitrine {

namespace {

const QString grainKey = QStringLiteral("stepping/grain");
const QString budgetKey = QStringLiteral("stepping/memory");
const QString speedKey = QStringLiteral("stepping/speed");
const QString blocksValue = QStringLiteral("blocks"), layersValue = QStringLiteral("layers");
constexpr int leastBudget = 16, usualBudget = 512, mostBudget = 65536; // MiB

} // namespace

StepDesk::StepDesk(const Parts &parts, QWidget *window)
    : QObject(window), m_parts(parts), m_flow(new StepFlow(parts.session, parts.cursor, parts.training, this)),
      m_panel(new StepsPanel({parts.cursor, m_flow->journey(), m_flow->breakpoints()}, parts.list, window)),
      m_strip(new IterationStrip(m_flow->journey())), m_update(new UpdateView(parts.cursor, window))
{
    parts.transport->timeline()->setBreakpoints(m_flow->breakpoints());
    parts.transport->addRow(m_strip);
    m_strip->hide(); // until there is more than one run
    restore();
    connectParts(window);
}

void StepDesk::restore()
{
    const QSettings settings;
    m_parts.cursor->setGrain(settings.value(grainKey) == blocksValue ? Grain::Block : Grain::Layer);
    m_panel->showGrain();
    const int mebi = std::clamp(settings.value(budgetKey, usualBudget).toInt(), leastBudget, mostBudget);
    m_flow->journey()->setBudget(std::int64_t{mebi} << 20);
    if (settings.contains(speedKey)) {
        const double speed = settings.value(speedKey).toDouble();
        m_parts.transport->setStepsPerSecond(speed > 0 ? speed : std::numeric_limits<double>::infinity());
    }
}

void StepDesk::remember() const
{
    QSettings settings;
    settings.setValue(grainKey, m_parts.cursor->grain() == Grain::Block ? blocksValue : layersValue);
    settings.setValue(budgetKey, static_cast<int>(m_flow->journey()->budget() >> 20));
    settings.setValue(speedKey, m_parts.transport->isUnlimited() ? 0.0 : m_parts.transport->stepsPerSecond());
}

void StepDesk::connectParts(const QWidget *window)
{
    JourneySession *journey = m_flow->journey();
    QAction *play = m_parts.transport->playAction();
    // Playing may have ended within its own beginning.
    connect(play, &QAction::toggled, m_flow, [this, play] { m_flow->setPlaying(play->isChecked()); });
    connect(m_parts.transport, &TransportBar::runWanted, this,
            [this](bool on) { on ? m_flow->runOn() : m_flow->stop(); });
    connect(m_flow, &StepFlow::stopped, play, [play] { play->setChecked(false); });
    connect(m_parts.list, &StepList::runWanted, m_flow, &StepFlow::runTo);
    connect(m_strip, &IterationStrip::chosen, m_flow, &StepFlow::visit);
    connect(journey, &JourneySession::changed, this, [this, journey] { m_strip->setVisible(journey->walked() > 0); });
    connect(journey, &JourneySession::busyChanged, this, &StepDesk::busyChanged);
    connect(m_panel, &StepsPanel::grainChosen, m_parts.cursor, &StepCursor::setGrain);
    connect(m_panel, &StepsPanel::unitsWanted, this, &StepDesk::unitsWanted);
    connect(m_panel, &StepsPanel::unitsLeft, this, &StepDesk::unitsLeft);
    connect(m_parts.cursor, &StepCursor::currentChanged, this, &StepDesk::showStep);
    connect(m_parts.cursor, &StepCursor::stopsChanged, this, &StepDesk::showStep);
    // Before the compute thread is waited for.
    connect(window, &QObject::destroyed, m_flow, &StepFlow::stop);
    connect(m_flow, &StepFlow::said, this, &StepDesk::said);
    connect(m_flow, &StepFlow::putAside, this, &StepDesk::noted);
    connect(m_flow, &StepFlow::failed, this, &StepDesk::failed);
}

bool StepDesk::isBusy() const
{
    return m_flow->journey()->isBusy();
}

QWidget *StepDesk::withUpdate(QWidget *explanation)
{
    m_explanations = new QStackedWidget;
    m_explanations->addWidget(explanation);
    m_explanations->addWidget(m_update);
    return m_explanations;
}

void StepDesk::showStep()
{
    const Stop *stop = m_parts.cursor->stop();
    const bool isUpdate = stop && stop->stage == Stage::Update;
    if (m_explanations)
        m_explanations->setCurrentIndex(isUpdate ? 1 : 0);
}

Stage StepDesk::shownStage() const
{
    const Stop *stop = m_parts.cursor->stop();
    return stop ? stop->stage : Stage::Forward;
}

void StepDesk::runToSelected()
{
    m_flow->runToNext(m_parts.selection->block());
}

void StepDesk::toggleBreakpoint()
{
    const QString block = m_parts.selection->block();
    if (block.isEmpty())
        emit said(tr("Select a block for the breakpoint first"));
    else
        m_flow->breakpoints()->toggle(block, shownStage());
}

void StepDesk::fillBlockMenu(QMenu *menu, const QString &block)
{
    const std::pair<Stage, QString> runs[] = {{Stage::Forward, tr("Run to Its Forward Pass")},
                                              {Stage::Backward, tr("Run to Its Backward Pass")},
                                              {Stage::Update, tr("Run to Its Update")}};
    const std::pair<Stage, QString> marks[] = {{Stage::Forward, tr("Breakpoint: Forward")},
                                               {Stage::Backward, tr("Breakpoint: Backward")},
                                               {Stage::Update, tr("Breakpoint: Update")}};
    for (const auto &[stage, text] : runs)
        connect(menu->addAction(text), &QAction::triggered, m_flow,
                [this, block, stage = stage] { m_flow->runToBlock(block, stage); });
    menu->addSeparator();
    for (const auto &[stage, text] : marks) {
        QAction *mark = menu->addAction(text);
        mark->setCheckable(true);
        mark->setChecked(m_flow->breakpoints()->contains(block, stage));
        connect(mark, &QAction::triggered, m_flow,
                [this, block, stage = stage] { m_flow->breakpoints()->toggle(block, stage); });
    }
}

} // namespace vitrine
