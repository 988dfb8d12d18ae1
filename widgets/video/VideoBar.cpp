#include "widgets/video/VideoBar.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/transport/TransportIcons.h"
#include "widgets/video/FramePump.h"

#include <QComboBox>
#include <QHBoxLayout>
#include <QKeyEvent>
#include <QLabel>
#include <QLocale>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <array>
#include <cmath>

namespace vitrine {

namespace {

constexpr std::array speeds{0.25, 0.5, 1.0, 2.0, 4.0};
constexpr int longest = 1 << 30;

/// "1:02.3", "1:00:02.3"
QString formatTime(double milliseconds)
{
    const auto tenths = static_cast<qint64>(std::floor(std::max(0.0, milliseconds) / 100));
    const qint64 seconds = tenths / 10, minutes = seconds / 60 % 60, hours = seconds / 3600;
    const QString tail = QStringLiteral("%1.%2").arg(seconds % 60, 2, 10, QLatin1Char('0')).arg(tenths % 10);
    return hours > 0 ? QStringLiteral("%1:%2:%3").arg(hours).arg(minutes, 2, 10, QLatin1Char('0')).arg(tail)
                     : QStringLiteral("%1:%2").arg(minutes).arg(tail);
}

} // namespace

VideoBar::VideoBar(QWidget *parent, Layout layout)
    : QWidget(parent), m_layout(layout), m_play(new QAction(this)), m_back(new QAction(this)),
      m_forward(new QAction(this)), m_loop(new QAction(this)), m_export(new QAction(this)),
      m_position(new QSlider(Qt::Horizontal)), m_speed(new QComboBox), m_time(new QLabel), m_statistics(new QLabel)
{
    m_play->setCheckable(true);
    m_loop->setCheckable(true);
    build();
    connect(&Theme::instance(), &Theme::changed, this, &VideoBar::showIcons);
    showIcons();
    translated(this, [this] { setTexts(); });
    showSource();
}

void VideoBar::build()
{
    for (const double speed : speeds)
        m_speed->addItem(QStringLiteral("× %1").arg(speed), speed);
    m_speed->setCurrentIndex(m_speed->findData(1.0));
    m_time->setTextFormat(Qt::PlainText);
    m_statistics->setTextFormat(Qt::PlainText);
    m_position->setFocusPolicy(Qt::StrongFocus);
    QHBoxLayout *row = makeButtons();
    auto *column = new QVBoxLayout(this);
    column->setSpacing(2);
    column->addWidget(m_position);
    column->addLayout(row);
    if (m_layout == Layout::Narrow) {
        column->setContentsMargins(0, 0, 0, 0);
        row->addStretch();
        for (QLabel *label : {m_time, m_statistics}) {
            label->setProperty("muted", true);
            label->setWordWrap(true);
            column->addWidget(label);
        }
        return;
    }
    column->setContentsMargins(8, 4, 8, 4);
    row->addSpacing(8);
    row->addWidget(m_time);
    row->addSpacing(8);
    row->addStretch();
    row->addWidget(m_statistics);
    row->addSpacing(8);
    row->addWidget(makeExport());
}

QHBoxLayout *VideoBar::makeButtons()
{
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    for (QAction *action : {m_back, m_play, m_forward, m_loop}) {
        auto *button = new QToolButton;
        button->setDefaultAction(action);
        button->setAutoRaise(true);
        button->setIconSize(QSize(20, 20));
        button->setFocusPolicy(Qt::TabFocus);
        connect(action, &QAction::changed, button, [button, action] { button->setAccessibleName(action->text()); });
        row->addWidget(button);
    }
    row->addWidget(m_speed);
    return row;
}

QToolButton *VideoBar::makeExport()
{
    auto *button = new QToolButton;
    button->setDefaultAction(m_export);
    button->setFocusPolicy(Qt::TabFocus);
    connect(m_export, &QAction::changed, button, [button, this] { button->setAccessibleName(m_export->toolTip()); });
    return button;
}

void VideoBar::setTexts()
{
    const auto set = [](QAction *action, const QString &text, const QString &tip) {
        action->setText(text);
        action->setToolTip(tip);
    };
    set(m_play, m_play->isChecked() ? tr("Pause") : tr("Play"), tr("Play or pause the video (Space)"));
    set(m_back, tr("Frame back"), tr("One frame back (comma)"));
    set(m_forward, tr("Frame forward"), tr("One frame forward (full stop)"));
    set(m_loop, tr("Loop"), tr("At the end, begin again"));
    set(m_export, tr("Export…"), tr("Detect in every frame and write the video with its boxes"));
    m_position->setAccessibleName(tr("Position in the video"));
    m_position->setToolTip(tr("Drag to go to a frame"));
    m_speed->setAccessibleName(tr("Speed of the video"));
    m_speed->setToolTip(m_speed->accessibleName());
    m_time->setAccessibleName(tr("Time and frame"));
    m_statistics->setAccessibleName(tr("Frames a second, and dropped"));
    showPosition(m_pump ? m_pump->position() : -1, m_milliseconds);
    showStatistics();
}

void VideoBar::showIcons()
{
    m_play->setIcon(transportIcon(m_play->isChecked() ? TransportIcon::Pause : TransportIcon::Play));
    m_back->setIcon(transportIcon(TransportIcon::Back));
    m_forward->setIcon(transportIcon(TransportIcon::Forward));
    m_loop->setIcon(transportIcon(TransportIcon::Loop));
}

void VideoBar::setPump(FramePump *pump)
{
    m_pump = pump;
    connect(pump, &FramePump::opened, this, &VideoBar::showSource);
    connect(pump, &FramePump::closed, this, &VideoBar::showSource);
    connect(pump, &FramePump::positionChanged, this, &VideoBar::showPosition);
    connect(pump, &FramePump::statisticsChanged, this, &VideoBar::showStatistics);
    connect(pump, &FramePump::playingChanged, m_play, &QAction::setChecked);
    connect(pump, &FramePump::playingChanged, this, &VideoBar::showStatistics);
    connect(pump, &FramePump::loopingChanged, m_loop, &QAction::setChecked);
    connectActions();
    m_play->setChecked(pump->isPlaying());
    m_loop->setChecked(pump->isLooping());
    showSource();
}

void VideoBar::connectActions()
{
    connect(m_play, &QAction::toggled, m_pump, &FramePump::setPlaying);
    connect(m_play, &QAction::toggled, this, &VideoBar::showIcons);
    connect(m_play, &QAction::toggled, this, &VideoBar::setTexts);
    connect(m_back, &QAction::triggered, m_pump, &FramePump::stepBack);
    connect(m_forward, &QAction::triggered, m_pump, &FramePump::stepForward);
    connect(m_loop, &QAction::toggled, m_pump, &FramePump::setLooping);
    connect(m_position, &QSlider::valueChanged, m_pump, &FramePump::seek);
    connect(m_speed, &QComboBox::currentIndexChanged, m_pump,
            [this](int index) { m_pump->setSpeed(m_speed->itemData(index).toDouble()); });
}

/// A camera has no position: what makes no sense there is not shown.
void VideoBar::showSource()
{
    const bool open = m_pump && m_pump->isOpen();
    const bool seekable = open && m_pump->info().seekable;
    m_play->setEnabled(open);
    for (QAction *action : {m_back, m_forward, m_loop}) {
        action->setEnabled(seekable);
        action->setVisible(seekable || !open);
    }
    m_position->setEnabled(seekable);
    m_position->setVisible(seekable || !open);
    m_speed->setVisible(!open || !m_pump->info().live);
    m_export->setVisible(!open || !m_pump->info().live);
    const qint64 count = seekable ? m_pump->info().frameCount.value_or(1) : 1;
    const QSignalBlocker blocker(m_position);
    m_position->setRange(0, static_cast<int>(std::min<qint64>(count - 1, longest)));
    m_position->setPageStep(std::max(1, m_position->maximum() / 10));
    showPosition(open ? m_pump->position() : -1, 0);
    showStatistics();
}

QString VideoBar::positionText() const
{
    return m_time->text();
}

void VideoBar::showPosition(qint64 frame, double milliseconds)
{
    m_milliseconds = milliseconds;
    if (!m_pump || frame < 0) {
        m_time->clear();
        return;
    }
    const auto count = m_pump->info().frameCount;
    m_time->setText(
        count ? tr("%1 · frame %2 of %3").arg(formatTime(milliseconds), formatCount(frame + 1), formatCount(*count))
              : tr("%1 · frame %2").arg(formatTime(milliseconds), formatCount(frame + 1)));
    if (m_position->isSliderDown())
        return; // the hand leads
    const QSignalBlocker blocker(m_position);
    m_position->setValue(static_cast<int>(std::min<qint64>(frame, longest)));
}

void VideoBar::showStatistics()
{
    if (!m_pump || !m_pump->isOpen()) {
        m_statistics->clear();
        return;
    }
    const VideoStatistics statistics = m_pump->statistics();
    m_statistics->setText(m_pump->isStalled() ? tr("No pictures are coming") : rate());
    m_statistics->setToolTip(
        tr("Shown: %1\nDropped, since a newer one came first: %2\nLost by the camera: %3\nDecoding "
           "a frame: %4")
            .arg(formatCount(statistics.shown), formatCount(statistics.dropped), formatCount(statistics.lost),
                 formatMilliseconds(statistics.decodeMilliseconds)));
}

QString VideoBar::rate() const
{
    const VideoStatistics statistics = m_pump->statistics();
    const QString shown = QLocale().toString(statistics.shownPerSecond, 'f', 0);
    if (m_layout == Layout::Wide)
        return tr("%1 frames/s, %2 dropped").arg(shown, formatCount(statistics.dropped));
    if (!m_pump->isPlaying())
        return tr("Frozen");
    const double coming = m_pump->info().framesPerSecond * (m_pump->info().live ? 1 : m_pump->speed());
    return coming > 0 ? tr("%1 of %2 frames/s, newest wins").arg(shown, QLocale().toString(coming, 'f', 0))
                      : tr("%1 frames/s, newest wins").arg(shown);
}

QString VideoBar::rateText() const
{
    return m_statistics->text();
}

void VideoBar::keyPressEvent(QKeyEvent *event)
{
    QAction *action = event->key() == Qt::Key_Space ? m_play
        : event->key() == Qt::Key_Comma             ? m_back
        : event->key() == Qt::Key_Period            ? m_forward
                                                    : nullptr;
    if (action)
        action->trigger();
    else
        QWidget::keyPressEvent(event);
}

} // namespace vitrine
