#include "widgets/labs/board/PlayBar.h"

#include "widgets/common/Format.h"
#include "widgets/common/SegmentedControl.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/transport/SpeedSlider.h"
#include "widgets/transport/TransportIcons.h"

#include <QAction>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>

#include <algorithm>

namespace vitrine {

namespace {

constexpr double slowest = 0.5, fastest = 120; ///< steps per second
constexpr int frame = 16; ///< milliseconds; faster playing takes several steps at once
constexpr int sliderSteps = 1 << 20;

} // namespace

PlayBar::PlayBar(QWidget *parent)
    : QWidget(parent), m_first(addStep([](qint64, qint64) { return qint64(0); })),
      m_back(addStep([](qint64 position, qint64) { return position - 1; })), m_play(new QAction(this)),
      m_forward(addStep([](qint64 position, qint64) { return position + 1; })),
      m_last(addStep([](qint64, qint64 count) { return count - 1; })), m_speed(new SpeedSlider(slowest, fastest, this)),
      m_slider(new QSlider(Qt::Horizontal, this)), m_place(new QLabel(this)), m_grain(new SegmentedControl(2, this))
{
    m_play->setCheckable(true);
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(8, 4, 8, 4);
    row->setSpacing(4);
    for (QAction *action : {m_first, m_back, m_play, m_forward, m_last})
        row->addWidget(makeTransportButton(action));
    row->addWidget(m_slider, 1);
    row->addWidget(m_place);
    row->addWidget(m_speed);
    row->addWidget(m_grain);
    m_speed->setFixedWidth(64);
    m_slider->setMinimumWidth(48);
    m_grain->hide();
    connect(m_play, &QAction::toggled, this, &PlayBar::play);
    connect(&m_timer, &QTimer::timeout, this, &PlayBar::tick);
    connect(m_speed, &QSlider::valueChanged, this, [this] {
        if (isPlaying())
            play(true);
    });
    connect(m_slider, &QSlider::valueChanged, this, [this](int value) {
        const qint64 last = std::max<qint64>(m_count - 1, 0);
        go(last <= sliderSteps
               ? value
               : static_cast<qint64>(static_cast<double>(value) / sliderSteps * static_cast<double>(last)));
    });
    connect(m_grain, &SegmentedControl::chosen, this, &PlayBar::grainChosen);
    connect(&Theme::instance(), &Theme::changed, this, &PlayBar::setIcons);
    m_speed->setStepsPerSecond(4);
    setIcons();
    show();
    translated(this, [this] { setTexts(); });
}

QAction *PlayBar::addStep(qint64 (*target)(qint64, qint64))
{
    auto *action = new QAction(this);
    connect(action, &QAction::triggered, this, [this, target] {
        pause();
        go(target(m_position, m_count));
    });
    return action;
}

void PlayBar::setCount(qint64 count)
{
    m_count = count;
    if (count <= 0)
        pause();
    setPosition(m_position);
}

void PlayBar::setPosition(qint64 position)
{
    m_position = std::clamp<qint64>(position, 0, std::max<qint64>(m_count - 1, 0));
    show();
}

void PlayBar::go(qint64 position)
{
    const qint64 before = m_position;
    setPosition(position);
    if (m_position != before)
        emit moved(m_position);
}

void PlayBar::show()
{
    const qint64 last = std::max<qint64>(m_count - 1, 0);
    const QSignalBlocker blocker(m_slider);
    m_slider->setRange(0, static_cast<int>(std::min<qint64>(last, sliderSteps)));
    m_slider->setValue(static_cast<int>(
        last <= sliderSteps
            ? m_position
            : static_cast<qint64>(static_cast<double>(m_position) / static_cast<double>(last) * sliderSteps)));
    m_place->setText(m_count > 0 ? QStringLiteral("%1 / %2").arg(formatCount(m_position + 1), formatCount(m_count))
                                 : QString());
    m_first->setEnabled(m_position > 0);
    m_back->setEnabled(m_position > 0);
    m_forward->setEnabled(m_position < last);
    m_last->setEnabled(m_position < last);
    m_play->setEnabled(m_count > 1);
}

void PlayBar::pause()
{
    m_play->setChecked(false);
}

void PlayBar::play(bool on)
{
    setIcons();
    setTexts();
    if (!on) {
        m_timer.stop();
        return;
    }
    if (m_position + 1 >= m_count)
        go(0); // from the end, playing begins again
    m_timer.start(std::max(static_cast<int>(1000 / m_speed->stepsPerSecond()), frame));
}

void PlayBar::tick()
{
    const double perFrame = m_speed->stepsPerSecond() * m_timer.interval() / 1000.0;
    go(m_position + std::max<qint64>(static_cast<qint64>(perFrame + 0.5), 1));
    if (m_position + 1 >= m_count)
        pause();
}

bool PlayBar::takesKey(int key) const
{
    return key == Qt::Key_Space || key == Qt::Key_Left || key == Qt::Key_Right || key == Qt::Key_Home
        || key == Qt::Key_End;
}

bool PlayBar::handleKey(int key)
{
    if (!takesKey(key))
        return false;
    QAction *const action = key == Qt::Key_Left ? m_back
        : key == Qt::Key_Right                  ? m_forward
        : key == Qt::Key_Home                   ? m_first
        : key == Qt::Key_End                    ? m_last
                                                : m_play;
    action->trigger();
    return true;
}

void PlayBar::setGrains(const QStringList &texts, const QStringList &tips)
{
    m_grain->setTexts(texts, tips);
    m_grain->setVisible(true);
    if (m_grain->current() < 0)
        m_grain->setCurrent(0);
}

void PlayBar::setGrain(int grain)
{
    m_grain->setCurrent(grain);
}

int PlayBar::grain() const
{
    return std::max(m_grain->current(), 0);
}

void PlayBar::setIcons()
{
    m_first->setIcon(transportIcon(TransportIcon::First));
    m_back->setIcon(transportIcon(TransportIcon::Back));
    m_play->setIcon(transportIcon(m_play->isChecked() ? TransportIcon::Pause : TransportIcon::Play));
    m_forward->setIcon(transportIcon(TransportIcon::Forward));
    m_last->setIcon(transportIcon(TransportIcon::Last));
}

void PlayBar::setTexts()
{
    const auto set = [](QAction *action, const QString &text, const QString &tip) {
        action->setText(text);
        action->setToolTip(tip);
    };
    set(m_first, tr("To the first position"), tr("To the first position (Home)"));
    set(m_back, tr("Back"), tr("One position back (←)"));
    set(m_play, m_play->isChecked() ? tr("Pause") : tr("Play"),
        tr("Position after position, at the speed set here (Space)"));
    set(m_forward, tr("Step"), tr("One position on (→)"));
    set(m_last, tr("To the last position"), tr("To the last position (End)"));
    m_slider->setToolTip(tr("Position"));
    m_slider->setAccessibleName(tr("Position"));
    m_speed->setToolTip(tr("Speed of playing"));
    m_speed->setAccessibleName(tr("Speed"));
}

} // namespace vitrine
