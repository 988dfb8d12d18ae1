#include "widgets/transport/TransportBar.h"

#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/session/StepCursor.h"
#include "widgets/transport/SpeedSlider.h"
#include "widgets/transport/StepText.h"
#include "widgets/transport/Timeline.h"
#include "widgets/transport/TransportIcons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <cmath>
#include <limits>
#include <utility>

namespace vitrine {

namespace {

constexpr double usual = 4; ///< steps per second, what 1 × means
constexpr double slowest = 0.1 * usual, fastest = 100 * usual;
constexpr int frame = 16; ///< milliseconds: what is faster is several steps at once

} // namespace

TransportBar::TransportBar(QWidget *parent)
    : QWidget(parent), m_speed(new SpeedSlider(slowest, fastest)), m_sentence(new QLabel), m_speedText(new QLabel),
      m_timeline(new Timeline)
{
    m_speed->addUnlimited();
    m_first = makeAction<&StepCursor::toFirst>();
    m_back = makeAction<&StepCursor::stepBack>();
    m_play = new QAction(this);
    m_play->setCheckable(true);
    m_forward = makeAction<&StepCursor::stepForward>();
    m_last = makeAction<&StepCursor::toLast>();
    m_loss = makeAction<&StepCursor::toLoss>();
    m_pass = makeAction<&StepCursor::toggleBackward>();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 4);
    column->setSpacing(2);
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    for (QAction *action : {m_first, m_back, m_play, m_forward, m_last, m_loss, m_pass})
        row->addWidget(makeTransportButton(action));
    row->addSpacing(8);
    row->addWidget(m_speed);
    row->addWidget(m_speedText);
    row->addStretch();
    // A row of its own: it is what one reads, and must never be cut short by the buttons.
    m_sentence->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setContentsMargins(4, 2, 4, 2);
    // Always as high as its longest, so that nothing jumps from step to step.
    m_sentence->setWordWrap(true);
    m_sentence->setAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    column->addWidget(m_sentence);
    column->addLayout(row);
    column->addWidget(m_timeline);

    connect(m_play, &QAction::toggled, this, &TransportBar::play);
    connect(&m_timer, &QTimer::timeout, this, &TransportBar::tick);
    connect(m_speed, &QSlider::valueChanged, this, &TransportBar::showSpeed);
    connect(&Theme::instance(), &Theme::changed, this, &TransportBar::showIcons);
    setStepsPerSecond(usual);
    showSpeed();
    showIcons();
    translated(this, [this] { setTexts(); });
}

void TransportBar::setTexts()
{
    const auto set = [](QAction *action, const QString &text, const QString &tip) {
        action->setText(text);
        action->setToolTip(tip);
    };
    set(m_first, tr("First step"), tr("To the first step: nothing but the input has run"));
    set(m_back, tr("Step back"), tr("One step back"));
    set(m_play, m_play->isChecked() ? tr("Pause") : tr("Play"), tr("Step after step, at the speed set here"));
    set(m_forward, tr("Step"), tr("One step forward"));
    set(m_last, tr("Last step"),
        tr("To the end of this iteration: the backward pass, and the optimizer's step where it is known"));
    set(m_loss, tr("To the loss"), tr("To the end of the forward pass"));
    set(m_pass, tr("Forward ⇄ backward"), tr("To the other pass of the same block"));
    m_speed->setToolTip(tr("Speed of playing; at its end as fast as can be computed"));
    m_speedText->setToolTip(tr("1 × is four steps a second"));
    m_speed->setAccessibleName(tr("Speed"));
    showStep();
}

template <void (StepCursor::*slot)()>
QAction *TransportBar::makeAction()
{
    auto *action = new QAction(this);
    connect(action, &QAction::triggered, this, [this] {
        if (!m_cursor)
            return;
        m_play->setChecked(false);
        (m_cursor->*slot)();
    });
    return action;
}

void TransportBar::showIcons()
{
    m_first->setIcon(transportIcon(TransportIcon::First));
    m_back->setIcon(transportIcon(TransportIcon::Back));
    m_play->setIcon(transportIcon(m_play->isChecked() ? TransportIcon::Pause : TransportIcon::Play));
    m_forward->setIcon(transportIcon(TransportIcon::Forward));
    m_last->setIcon(transportIcon(TransportIcon::Last));
    m_loss->setIcon(transportIcon(TransportIcon::Loss));
    m_pass->setIcon(transportIcon(TransportIcon::Pass));
}

void TransportBar::setCursor(StepCursor *cursor)
{
    m_cursor = cursor;
    m_timeline->setCursor(cursor);
    connect(cursor, &StepCursor::traceChanged, this, &TransportBar::showStep);
    connect(cursor, &StepCursor::stopsChanged, this, &TransportBar::showStep);
    connect(cursor, &StepCursor::summarisedChanged, this, &TransportBar::showStep);
    connect(cursor, &StepCursor::currentChanged, this, &TransportBar::showStep);
    showStep();
}

void TransportBar::showStep()
{
    // As high as two lines of it in any language: of Chinese they are higher than the font says.
    const QRect lines =
        m_sentence->fontMetrics().boundingRect(QRect(0, 0, 1000, 1000), Qt::AlignLeft, QStringLiteral("Ag字\nAg字"));
    m_sentence->setFixedHeight(std::max(lines.height(), 2 * m_sentence->fontMetrics().lineSpacing()) + 4);
    const int step = m_cursor ? m_cursor->current() : -1;
    const int count = m_cursor ? m_cursor->count() : 0;
    m_first->setEnabled(step > 0);
    m_back->setEnabled(m_cursor && m_cursor->canStepBack());
    m_forward->setEnabled(m_cursor && m_cursor->canStepForward());
    m_last->setEnabled(step + 1 < count);
    m_play->setEnabled(count > 0);
    m_loss->setEnabled(count > 0 && step != m_cursor->lossStep());
    m_pass->setEnabled(count > 0 && m_cursor->otherPass() >= 0);
    m_sentence->setText(step < 0 ? QString() : stepSentence(*m_cursor, step));
    m_sentence->setToolTip(m_sentence->text());
}

double TransportBar::stepsPerSecond() const
{
    return m_speed->stepsPerSecond();
}

void TransportBar::setStepsPerSecond(double speed)
{
    m_speed->setStepsPerSecond(speed);
}

bool TransportBar::isUnlimited() const
{
    return m_speed->isUnlimited();
}

double TransportBar::speed() const
{
    return isUnlimited() ? std::numeric_limits<double>::infinity() : stepsPerSecond();
}

void TransportBar::addRow(QWidget *row)
{
    static_cast<QVBoxLayout *>(layout())->addWidget(row);
}

void TransportBar::showSpeed()
{
    m_timer.setInterval(std::max(frame, static_cast<int>(1000 / stepsPerSecond())));
    const double factor = stepsPerSecond() / usual;
    m_speedText->setText(isUnlimited() ? QStringLiteral("∞ ×")
                                       : QStringLiteral("%1 ×").arg(factor, 0, 'f', factor < 9.95 ? 1 : 0));
    m_speedText->setMinimumWidth(m_speedText->fontMetrics().horizontalAdvance(QStringLiteral("000 ×")));
    if (m_play->isChecked() && m_runs != isUnlimited())
        play(true); // the other way of playing from now on
}

void TransportBar::play(bool on)
{
    showIcons();
    setTexts();
    const bool runs = on && m_cursor && isUnlimited() && m_cursor->canGoOn();
    if (std::exchange(m_runs, runs) != runs)
        emit runWanted(runs);
    if (!on || !m_cursor || runs) {
        m_timer.stop();
        return;
    }
    if (!m_cursor->canStepForward())
        m_cursor->toFirst(); // from the end, playing begins again
    m_timer.start();
}

void TransportBar::tick()
{
    const int steps = std::max(1, static_cast<int>(std::lround(stepsPerSecond() * m_timer.interval() / 1000)));
    for (int i = 0; i < steps && m_play->isChecked(); ++i) {
        const bool isLast = m_cursor->current() + 1 >= m_cursor->count();
        m_cursor->stepForward();
        if (isLast)
            break; // the next iteration comes when it is computed
    }
    if (!m_cursor->canStepForward())
        m_play->setChecked(false);
}

} // namespace vitrine
