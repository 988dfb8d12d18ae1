#include "widgets/optimizers/RaceBar.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/optimizers/OptimizersState.h"
#include "widgets/optimizers/RaceTimeline.h"
#include "widgets/transport/SpeedSlider.h"
#include "widgets/transport/TransportIcons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr double slowest = 1, fastest = 1000; ///< steps per second
constexpr int framePause = 16; ///< milliseconds

} // namespace

RaceBar::RaceBar(QWidget *parent)
    : QWidget(parent), m_first(makeAction([](int, int) { return 0; })),
      m_back(makeAction([](int step, int) { return step - 1; })), m_play(new QAction(this)),
      m_forward(makeAction([](int step, int) { return step + 1; })),
      m_last(makeAction([](int, int steps) { return steps; })), m_speed(new SpeedSlider(slowest, fastest)),
      m_sentence(new QLabel), m_timeline(new RaceTimeline)
{
    m_play->setCheckable(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 4);
    column->setSpacing(2);
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    for (QAction *action : {m_first, m_back, m_play, m_forward, m_last})
        row->addWidget(makeTransportButton(action));
    m_sentence->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_sentence->setTextFormat(Qt::PlainText);
    row->addSpacing(8);
    row->addWidget(m_speed);
    row->addSpacing(8);
    row->addWidget(m_sentence, 1);
    column->addLayout(row);
    column->addWidget(m_timeline);
    connect(m_play, &QAction::toggled, this, &RaceBar::play);
    connect(&m_timer, &QTimer::timeout, this, &RaceBar::tick);
    m_timer.setInterval(framePause);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&Theme::instance(), &Theme::changed, this, &RaceBar::showIcons);
    setStepsPerSecond(150);
    showIcons();
    translated(this, [this] { setTexts(); });
}

QAction *RaceBar::makeAction(int (*target)(int, int))
{
    auto *action = new QAction(this);
    connect(action, &QAction::triggered, this, [this, target] {
        m_play->setChecked(false);
        m_state->setStep(target(m_state->step(), m_state->setup().steps));
    });
    return action;
}

void RaceBar::setTexts()
{
    const auto set = [](QAction *action, const QString &text, const QString &tip) {
        action->setText(text);
        action->setToolTip(tip);
    };
    set(m_first, tr("To the start"), tr("Everybody back to the start"));
    set(m_back, tr("Step back"), tr("One step back, all competitors"));
    set(m_play, m_play->isChecked() ? tr("Pause") : tr("Play"), tr("The race, at the speed set here"));
    set(m_forward, tr("Step"), tr("One step forward, all competitors"));
    set(m_last, tr("To the end"), tr("To the last step of the race"));
    m_speed->setToolTip(tr("Speed: %1 steps a second").arg(formatNumber(std::round(stepsPerSecond()))));
    m_speed->setAccessibleName(tr("Speed"));
    if (m_state)
        showStep();
}

void RaceBar::showIcons()
{
    m_first->setIcon(transportIcon(TransportIcon::First));
    m_back->setIcon(transportIcon(TransportIcon::Back));
    m_play->setIcon(transportIcon(m_play->isChecked() ? TransportIcon::Pause : TransportIcon::Play));
    m_forward->setIcon(transportIcon(TransportIcon::Forward));
    m_last->setIcon(transportIcon(TransportIcon::Last));
}

void RaceBar::setState(OptimizersState *state)
{
    m_state = state;
    m_timeline->setState(state);
    connect(state, &OptimizersState::stepChanged, this, &RaceBar::showStep);
    connect(state, &OptimizersState::raceChanged, this, &RaceBar::showStep);
    connect(m_speed, &QSlider::valueChanged, this, &RaceBar::setTexts);
    showStep();
}

void RaceBar::showStep()
{
    const auto race = m_state->race();
    const int step = m_state->step(), steps = race->steps();
    m_first->setEnabled(step > 0);
    m_back->setEnabled(step > 0);
    m_forward->setEnabled(step < steps);
    m_last->setEnabled(step < steps);
    const auto count = [&](auto holds) { return std::count_if(race->entries.begin(), race->entries.end(), holds); };
    QString text = tr("Step %1 of %2").arg(formatCount(step), formatCount(steps));
    if (const auto arrived = count([step](const RaceEntry &entry) { return entry.hasConverged(step); }))
        text += tr("   ·   in a minimum: %1 of %2").arg(arrived).arg(race->entries.size());
    if (const auto gone = count([step](const RaceEntry &entry) { return entry.hasDiverged(step); }))
        text += tr("   ·   diverged: %1").arg(gone);
    m_sentence->setText(text);
}

QString RaceBar::sentence() const
{
    return m_sentence->text();
}

double RaceBar::stepsPerSecond() const
{
    return m_speed->stepsPerSecond();
}

void RaceBar::setStepsPerSecond(double speed)
{
    m_speed->setStepsPerSecond(speed);
}

void RaceBar::playFromStart()
{
    m_state->setStep(0);
    m_play->setChecked(true);
}

void RaceBar::play(bool on)
{
    showIcons();
    setTexts();
    if (!on || !m_state)
        return m_timer.stop();
    if (m_state->step() >= m_state->setup().steps)
        m_state->setStep(0); // from the end, playing begins again
    m_owed = 0;
    m_timer.start();
}

void RaceBar::tick()
{
    m_owed += stepsPerSecond() * framePause / 1000;
    const int whole = static_cast<int>(m_owed);
    m_owed -= whole;
    m_state->setStep(m_state->step() + whole);
    if (m_state->step() >= m_state->setup().steps)
        m_play->setChecked(false);
}

} // namespace vitrine
