#include "widgets/detection/NmsStepper.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/detection/DetectionState.h"
#include "widgets/detection/DetectionText.h"
#include "widgets/transport/TransportIcons.h"

#include <QAction>
#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

namespace vitrine {

namespace {

constexpr int slowest = 700, fastest = 60, whole = 15000; ///< of playing: a move, and all of them; milliseconds

} // namespace

NmsStepper::NmsStepper(QWidget *parent)
    : QWidget(parent), m_first(makeAction()), m_back(makeAction()), m_play(makeAction()), m_step(makeAction()),
      m_last(makeAction()), m_end(makeAction()), m_sentence(new QLabel)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(4);
    m_play->setCheckable(true);
    for (QAction *action : {m_first, m_back, m_play, m_step, m_last, m_end}) {
        auto *button = new QToolButton;
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setFocusPolicy(Qt::TabFocus);
        connect(action, &QAction::changed, button, [button, action] { button->setAccessibleName(action->text()); });
        row->addWidget(button);
    }
    row->addSpacing(8);
    row->addWidget(m_sentence, 1);
    m_sentence->setTextFormat(Qt::PlainText);
    m_sentence->setSizePolicy(QSizePolicy::Ignored, QSizePolicy::Preferred);
    connect(m_first, &QAction::triggered, this, [this] { goTo(0); });
    connect(m_back, &QAction::triggered, this,
            [this] { goTo(m_state->move() < 0 ? count() - 1 : m_state->move() - 1); });
    connect(m_step, &QAction::triggered, this, [this] { goTo(m_state->move() < 0 ? 1 : m_state->move() + 1); });
    connect(m_last, &QAction::triggered, this, [this] { goTo(count()); });
    connect(m_end, &QAction::triggered, this, [this] { goTo(-1); });
    connect(m_play, &QAction::toggled, this, &NmsStepper::play);
    connect(&m_timer, &QTimer::timeout, this, [this] {
        m_state->setMove(std::min(count(), m_state->move() + 1));
        if (m_state->move() >= count())
            m_play->setChecked(false);
    });
    connect(&Theme::instance(), &Theme::changed, this, &NmsStepper::showIcons);
    showIcons();
    translated(this, [this] { setTexts(); });
}

QAction *NmsStepper::makeAction()
{
    return new QAction(this);
}

void NmsStepper::setTexts()
{
    const auto set = [](QAction *action, const QString &text, const QString &tip) {
        action->setText(text);
        action->setToolTip(tip);
    };
    set(m_first, tr("First move"), tr("Before the first move: the candidates are sorted by score"));
    set(m_back, tr("Move back"), tr("One move back"));
    set(m_play, m_play->isChecked() ? tr("Pause") : tr("Play"), tr("Move after move"));
    set(m_step, tr("Next move"), tr("The next candidate: is it kept, or suppressed by a better one?"));
    set(m_last, tr("Last move"), tr("All moves made"));
    set(m_end, tr("Show the result"), tr("Ends stepping and shows the boxes that are kept"));
    if (m_state)
        showMove();
}

void NmsStepper::showIcons()
{
    m_first->setIcon(transportIcon(TransportIcon::First));
    m_back->setIcon(transportIcon(TransportIcon::Back));
    m_play->setIcon(transportIcon(m_play->isChecked() ? TransportIcon::Pause : TransportIcon::Play));
    m_step->setIcon(transportIcon(TransportIcon::Forward));
    m_last->setIcon(transportIcon(TransportIcon::Last));
    m_end->setIcon(transportIcon(TransportIcon::Loss));
}

void NmsStepper::setState(DetectionState *state)
{
    m_state = state;
    connect(state, &DetectionState::resultChanged, this, &NmsStepper::showResult);
    connect(state, &DetectionState::moveChanged, this, &NmsStepper::showMove);
    showResult();
}

void NmsStepper::showResult()
{
    m_moves = m_state->run() ? nmsMoves(m_state->result()) : std::vector<NmsMove>();
    m_play->setChecked(false); // the moves are others now
    showMove();
}

void NmsStepper::showMove()
{
    const int move = m_state->move();
    m_first->setEnabled(count() > 0 && move != 0);
    m_back->setEnabled(count() > 0 && move != 0);
    m_play->setEnabled(count() > 0);
    m_step->setEnabled(count() > 0 && move < count());
    m_last->setEnabled(count() > 0 && move < count());
    m_end->setEnabled(move >= 0);
    if (count() == 0)
        m_sentence->setText(tr("No candidate passes the threshold: there is nothing to suppress."));
    else if (move < 0)
        m_sentence->setText(tr("Step through the suppression: %1 candidates, best first.").arg(formatCount(count())));
    else if (move == 0)
        m_sentence->setText(tr("%1 candidates wait, sorted by score").arg(formatCount(count())));
    else
        m_sentence->setText(moveText(*m_state->run(), m_state->result(), m_state->settings(),
                                     m_moves[static_cast<std::size_t>(std::min(move, count()) - 1)]));
    m_sentence->setToolTip(m_sentence->text());
}

QString NmsStepper::sentence() const
{
    return m_sentence->text();
}

/// By the user: playing ends.
void NmsStepper::goTo(int move)
{
    m_play->setChecked(false);
    m_state->setMove(std::clamp(move, -1, count()));
}

void NmsStepper::play(bool on)
{
    showIcons();
    setTexts();
    if (!on || !m_state) {
        m_timer.stop();
        return;
    }
    if (m_state->move() < 0 || m_state->move() >= count())
        m_state->setMove(0); // from the end, playing begins again
    m_timer.start(std::clamp(whole / std::max(1, count()), fastest, slowest));
}

} // namespace vitrine
