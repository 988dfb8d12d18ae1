#include "widgets/yolox/room/StepsBar.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/transport/SpeedSlider.h"
#include "widgets/transport/TransportIcons.h"
#include "widgets/yolox/StationSteps.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSignalBlocker>
#include <QToolButton>
#include <QVBoxLayout>

#include <cmath>

namespace vitrine {

namespace {

constexpr double slowest = 0.25, fastest = 8; ///< steps per second: sentences are to be read

} // namespace

StepsBar::StepsBar(QWidget *parent)
    : QWidget(parent), m_first(makeAction([](int, int) { return 0; })),
      m_back(makeAction([](int step, int) { return step - 1; })), m_play(new QAction(this)),
      m_forward(makeAction([](int step, int) { return step + 1; })),
      m_last(makeAction([](int, int count) { return count - 1; })), m_speed(new SpeedSlider(slowest, fastest)),
      m_place(new QSlider(Qt::Horizontal)), m_sentence(new QLabel)
{
    m_play->setCheckable(true);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 8);
    column->setSpacing(4);
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    for (QAction *action : {m_first, m_back, m_play, m_forward, m_last})
        row->addWidget(makeTransportButton(action));
    row->addSpacing(8);
    row->addWidget(m_speed);
    row->addSpacing(8);
    row->addWidget(m_place, 1);
    column->addLayout(row);
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    column->addWidget(m_sentence);
    connect(m_play, &QAction::toggled, this, &StepsBar::play);
    connect(&m_timer, &QTimer::timeout, this, &StepsBar::tick);
    connect(m_speed, &QSlider::valueChanged, this, &StepsBar::setTexts);
    connect(m_place, &QSlider::valueChanged, this, [this](int step) {
        if (m_steps)
            m_steps->go(step);
    });
    connect(&Theme::instance(), &Theme::changed, this, &StepsBar::showIcons);
    m_speed->setStepsPerSecond(0.5);
    showIcons();
    translated(this, [this] { setTexts(); });
}

QAction *StepsBar::makeAction(int (*target)(int, int))
{
    auto *action = new QAction(this);
    connect(action, &QAction::triggered, this, [this, target] {
        m_play->setChecked(false);
        if (m_steps)
            m_steps->go(target(m_steps->current(), m_steps->count()));
    });
    return action;
}

void StepsBar::setSteps(StationSteps *steps)
{
    if (steps == m_steps)
        return;
    m_play->setChecked(false);
    if (m_steps)
        m_steps->disconnect(this);
    m_steps = steps;
    if (steps) {
        connect(steps, &StationSteps::sentencesChanged, this, &StepsBar::showSteps);
        connect(steps, &StationSteps::currentChanged, this, &StepsBar::showSteps);
    }
    showSteps();
}

QString StepsBar::sentence() const
{
    return m_sentence->text();
}

void StepsBar::setTexts()
{
    const auto set = [](QAction *action, const QString &text, const QString &tip) {
        action->setText(text);
        action->setToolTip(tip);
    };
    set(m_first, tr("First step"), tr("Back to the first step (Home)"));
    set(m_back, tr("Step back"), tr("One step back (Left)"));
    set(m_play, m_play->isChecked() ? tr("Pause") : tr("Play"), tr("Step by step, at the speed set here (Space)"));
    set(m_forward, tr("Step"), tr("One step on (Right)"));
    set(m_last, tr("Last step"), tr("To the last step (End)"));
    m_speed->setToolTip(tr("Speed: %1 steps a second").arg(formatNumber(m_speed->stepsPerSecond())));
    m_speed->setAccessibleName(tr("Speed"));
    m_place->setToolTip(tr("Step: drag to any of them"));
    m_place->setAccessibleName(tr("Step"));
    if (m_timer.isActive())
        m_timer.setInterval(static_cast<int>(std::lround(1000 / m_speed->stepsPerSecond())));
}

void StepsBar::showIcons()
{
    m_first->setIcon(transportIcon(TransportIcon::First));
    m_back->setIcon(transportIcon(TransportIcon::Back));
    m_play->setIcon(transportIcon(m_play->isChecked() ? TransportIcon::Pause : TransportIcon::Play));
    m_forward->setIcon(transportIcon(TransportIcon::Forward));
    m_last->setIcon(transportIcon(TransportIcon::Last));
}

void StepsBar::showSteps()
{
    const int count = m_steps ? m_steps->count() : 0, step = m_steps ? m_steps->current() : -1;
    m_first->setEnabled(step > 0);
    m_back->setEnabled(step > 0);
    m_forward->setEnabled(step >= 0 && step < count - 1);
    m_last->setEnabled(m_forward->isEnabled());
    m_play->setEnabled(count > 1);
    const QSignalBlocker quiet(m_place);
    m_place->setRange(0, std::max(0, count - 1));
    m_place->setValue(step);
    m_sentence->setText(step < 0 ? QString() : QStringLiteral("%1 · %2").arg(step + 1).arg(m_steps->sentences()[step]));
}

void StepsBar::play(bool on)
{
    showIcons();
    setTexts();
    if (!on)
        return m_timer.stop();
    if (m_steps && m_steps->current() == m_steps->count() - 1)
        m_steps->go(0);
    m_timer.start(static_cast<int>(std::lround(1000 / m_speed->stepsPerSecond())));
}

void StepsBar::tick()
{
    if (!m_steps || m_steps->current() >= m_steps->count() - 1)
        return m_play->setChecked(false);
    m_steps->go(m_steps->current() + 1);
}

} // namespace vitrine
