#include "widgets/units/UnitPlayer.h"

#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/transport/SpeedSlider.h"
#include "widgets/transport/TransportIcons.h"
#include "widgets/units/UnitCursor.h"
#include "widgets/units/UnitText.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QSlider>
#include <QToolButton>

#include <algorithm>

namespace vitrine {

namespace {

constexpr double slowest = 0.5, fastest = 32; ///< steps per second

} // namespace

UnitPlayer::UnitPlayer(UnitCursor *cursor, QWidget *parent)
    : QWidget(parent), m_cursor(cursor), m_speed(new SpeedSlider(slowest, fastest)),
      m_line(new QSlider(Qt::Horizontal)), m_sentence(new QLabel)
{
    m_first = makeAction<&UnitCursor::toFirst>();
    m_back = makeAction<&UnitCursor::stepBack>();
    m_play = new QAction(this);
    m_play->setCheckable(true);
    m_forward = makeAction<&UnitCursor::stepForward>();
    m_loss = makeAction<&UnitCursor::toLoss>();
    m_last = makeAction<&UnitCursor::toLast>();

    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(8, 4, 8, 4);
    column->setSpacing(4);
    m_sentence->setWordWrap(true);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    m_sentence->setContentsMargins(4, 2, 4, 2);
    m_sentence->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    for (QAction *action : {m_first, m_back, m_play, m_forward, m_loss, m_last})
        row->addWidget(makeTransportButton(action));
    row->addSpacing(8);
    row->addWidget(m_speed);
    row->addSpacing(8);
    row->addWidget(m_line, 1);
    column->addWidget(m_sentence);
    column->addLayout(row);
    m_line->setMinimumWidth(80);
    m_line->setFocusPolicy(Qt::TabFocus);
    m_line->setMinimum(-1);

    connect(m_play, &QAction::toggled, this, &UnitPlayer::play);
    connect(&m_timer, &QTimer::timeout, this, &UnitPlayer::tick);
    connect(m_speed, &QSlider::valueChanged, this,
            [this] { m_timer.setInterval(static_cast<int>(1000 / m_speed->stepsPerSecond())); });
    connect(m_line, &QSlider::valueChanged, cursor, &UnitCursor::setCurrent);
    connect(cursor, &UnitCursor::pictureChanged, this, &UnitPlayer::showStep);
    connect(cursor, &UnitCursor::currentChanged, this, &UnitPlayer::showStep);
    connect(&Theme::instance(), &Theme::changed, this, &UnitPlayer::showIcons);
    m_speed->setStepsPerSecond(2);
    showIcons();
    translated(this, [this] { setTexts(); });
}

template <void (UnitCursor::*slot)()>
QAction *UnitPlayer::makeAction()
{
    auto *action = new QAction(this);
    connect(action, &QAction::triggered, this, [this] {
        m_play->setChecked(false);
        (m_cursor->*slot)();
    });
    return action;
}

void UnitPlayer::setTexts()
{
    const auto set = [](QAction *action, const QString &text, const QString &tip) {
        action->setText(text);
        action->setToolTip(tip);
    };
    set(m_first, tr("Start"), tr("To the start: only what is given is known (Home)"));
    set(m_back, tr("Step back"), tr("One unit operation back (←)"));
    set(m_play, m_play->isChecked() ? tr("Pause") : tr("Play"), tr("Unit by unit, at the speed set here (Space)"));
    set(m_forward, tr("Step"), tr("One unit operation forward (→)"));
    set(m_loss, tr("To the loss"), tr("To the end of the forward pass"));
    set(m_last, tr("End"), tr("To the end of the backward pass: every gradient is there (End)"));
    m_speed->setToolTip(tr("Speed of playing"));
    m_speed->setAccessibleName(tr("Speed"));
    m_line->setToolTip(tr("All steps: forward to the loss, then backward"));
    m_line->setAccessibleName(tr("Unit step"));
    showStep();
}

void UnitPlayer::showIcons()
{
    m_first->setIcon(transportIcon(TransportIcon::First));
    m_back->setIcon(transportIcon(TransportIcon::Back));
    m_play->setIcon(transportIcon(m_play->isChecked() ? TransportIcon::Pause : TransportIcon::Play));
    m_forward->setIcon(transportIcon(TransportIcon::Forward));
    m_loss->setIcon(transportIcon(TransportIcon::Loss));
    m_last->setIcon(transportIcon(TransportIcon::Last));
    showStep();
}

void UnitPlayer::showStep()
{
    const int step = m_cursor->current(), count = m_cursor->count();
    m_first->setEnabled(step >= 0);
    m_back->setEnabled(step >= 0);
    m_forward->setEnabled(step + 1 < count);
    m_last->setEnabled(step + 1 < count);
    m_loss->setEnabled(count > 0 && step != m_cursor->lossStep());
    m_play->setEnabled(count > 0);
    const QSignalBlocker quiet(m_line);
    m_line->setEnabled(count > 0);
    m_line->setMaximum(count - 1);
    m_line->setValue(step);
    m_sentence->setText(m_cursor->picture() ? unitSentence(*m_cursor->picture(), step) : QString());
    const UnitStep *now = m_cursor->step();
    const auto role = !now           ? Theme::Role::Text
        : now->pass == Pass::Forward ? Theme::Role::Forward
                                     : Theme::Role::Backward;
    QPalette colours = palette();
    colours.setColor(QPalette::WindowText, Theme::instance().color(role));
    m_sentence->setPalette(colours);
}

void UnitPlayer::play(bool on)
{
    showIcons();
    setTexts();
    if (!on) {
        m_timer.stop();
        return;
    }
    if (m_cursor->current() + 1 >= m_cursor->count())
        m_cursor->toFirst(); // from the end, playing begins again
    m_timer.start(static_cast<int>(1000 / m_speed->stepsPerSecond()));
}

void UnitPlayer::tick()
{
    m_cursor->stepForward();
    if (m_cursor->current() + 1 >= m_cursor->count())
        m_play->setChecked(false);
}

void UnitPlayer::hideEvent(QHideEvent *)
{
    m_play->setChecked(false);
}

} // namespace vitrine
