#include "widgets/yolox/assignment/EpochStrip.h"

#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/transport/SpeedSlider.h"
#include "widgets/transport/TransportIcons.h"
#include "widgets/yolox/assignment/AssignRuns.h"

#include <QAction>
#include <QKeyEvent>
#include <QLabel>
#include <QProgressBar>
#include <QPushButton>
#include <QSignalBlocker>
#include <QSlider>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

constexpr int playInterval = 500; ///< milliseconds: dots are to be followed by the eye

} // namespace

EpochStrip::EpochStrip(AssignRuns *runs, QWidget *parent)
    : QWidget(parent), m_runs(runs), m_play(new QAction(this)), m_slider(new QSlider(Qt::Horizontal)),
      m_label(new QLabel), m_work(new QWidget), m_progress(new QProgressBar), m_stop(new QPushButton)
{
    m_play->setCheckable(true);
    m_slider->setPageStep(1);
    m_progress->setTextVisible(false);
    m_progress->setMaximumHeight(8);
    auto *row = new QHBoxLayout;
    row->setSpacing(8);
    row->addWidget(makeTransportButton(m_play));
    row->addWidget(m_slider, 1);
    row->addWidget(m_label);
    auto *work = new QHBoxLayout(m_work);
    work->setContentsMargins(0, 0, 0, 0);
    work->setSpacing(8);
    work->addWidget(m_progress, 1);
    work->addWidget(m_stop);
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 0, 0, 0);
    column->setSpacing(4);
    column->addLayout(row);
    column->addWidget(m_work);

    connect(m_play, &QAction::toggled, this, &EpochStrip::play);
    connect(&m_timer, &QTimer::timeout, this, &EpochStrip::tick);
    connect(m_slider, &QSlider::sliderPressed, this, [this] {
        m_play->setChecked(false);
        m_startsDrag = true;
    });
    connect(m_slider, &QSlider::valueChanged, this, &EpochStrip::move);
    connect(m_stop, &QPushButton::clicked, runs, [runs] { runs->isHalted() ? runs->goOn() : runs->halt(); });
    connect(runs, &AssignRuns::entriesChanged, this, &EpochStrip::showPlace);
    connect(runs, &AssignRuns::wantedChanged, this, &EpochStrip::showPlace);
    connect(runs, &AssignRuns::shownChanged, this, &EpochStrip::showPlace);
    connect(runs, &AssignRuns::numbersChanged, this, &EpochStrip::showPlace);
    connect(runs, &AssignRuns::numbersChanged, this, &EpochStrip::showProgress);
    connect(&Theme::instance(), &Theme::changed, this, &EpochStrip::showIcon);
    showIcon();
    translated(this, [this] { setTexts(); });
}

void EpochStrip::setTexts()
{
    m_play->setText(m_play->isChecked() ? tr("Pause") : tr("Play"));
    m_play->setToolTip(
        tr("Goes from one to the next, as long as there are more; with the slider chosen, the space bar"));
    m_label->setToolTip(tr("Whose weights decide what is shown"));
    m_progress->setAccessibleName(tr("Progress"));
    showPlace();
    showProgress();
}

void EpochStrip::showIcon()
{
    m_play->setIcon(transportIcon(m_play->isChecked() ? TransportIcon::Pause : TransportIcon::Play));
}

void EpochStrip::move(int place)
{
    const bool joins = m_slider->isSliderDown() && !std::exchange(m_startsDrag, false);
    m_runs->show(m_runs->span().first + place, joins);
}

void EpochStrip::play(bool on)
{
    showIcon();
    setTexts();
    if (!on)
        return m_timer.stop();
    m_startsPlaying = true;
    const AssignRuns::Span span = m_runs->span();
    if (!span.contains(m_runs->wanted()) || m_runs->wanted() == span.last())
        m_runs->show(span.first, !std::exchange(m_startsPlaying, false));
    m_timer.start(playInterval);
}

/// To the next that can be shown; not before the last one is.
void EpochStrip::tick()
{
    const AssignRuns::Entry &wanted = m_runs->entries()[static_cast<std::size_t>(m_runs->wanted())];
    if (m_runs->shown() != m_runs->wanted() && wanted.error.isEmpty())
        return;
    const AssignRuns::Span span = m_runs->span();
    int next = m_runs->wanted() + 1;
    while (span.contains(next) && !m_runs->entries()[static_cast<std::size_t>(next)].error.isEmpty())
        ++next;
    if (!span.contains(next))
        return m_play->setChecked(false);
    m_runs->show(next, !std::exchange(m_startsPlaying, false));
}

void EpochStrip::showPlace()
{
    const AssignRuns::Span span = m_runs->span();
    const auto &entries = m_runs->entries();
    const AssignRuns::Entry &wanted = entries[static_cast<std::size_t>(m_runs->wanted())];
    const int last = entries[static_cast<std::size_t>(span.last())].epoch;
    {
        const QSignalBlocker quiet(m_slider);
        m_slider->setRange(0, span.count - 1);
        if (span.contains(m_runs->wanted()))
            m_slider->setValue(m_runs->wanted() - span.first);
    }
    m_slider->setAccessibleName(last >= 0 ? tr("Epoch") : tr("Weights"));
    m_slider->setToolTip(last >= 0
                             ? tr("The epoch after which the network sees the picture, from 0, before training, to %1: "
                                  "dots, cost matrix and numbers follow")
                                   .arg(last)
                             : tr("Goes through the list: picture and cost matrix follow"));
    m_play->setEnabled(span.count > 1);
    m_label->setVisible(last >= 0);
    const QString widest = tr("Epoch %1 of %2 …").arg(last).arg(last); // the slider keeps its length
    m_label->setMinimumWidth(m_label->fontMetrics().horizontalAdvance(widest));
    if (wanted.epoch < 0)
        m_label->setText(tr("another network"));
    else if (!wanted.error.isEmpty())
        m_label->setText(tr("Epoch %1: unreadable").arg(wanted.epoch));
    else if (m_runs->shown() == m_runs->wanted())
        m_label->setText(tr("Epoch %1 of %2").arg(wanted.epoch).arg(last));
    else
        m_label->setText(tr("Epoch %1 of %2 …").arg(wanted.epoch).arg(last));
    m_slider->setAccessibleDescription(m_label->text());
}

void EpochStrip::showProgress()
{
    const auto all = static_cast<int>(m_runs->entries().size());
    const int missing = m_runs->missing();
    m_work->setVisible(missing > 0 && m_runs->hasSeries());
    m_progress->setRange(0, all);
    m_progress->setValue(all - missing);
    m_progress->setToolTip(tr("%1 of %2 have seen the picture").arg(all - missing).arg(all));
    m_stop->setText(m_runs->isHalted() ? tr("Go on") : tr("Stop"));
    m_stop->setToolTip(m_runs->isHalted() ? tr("Computes the remaining ones, too")
                                          : tr("Computes only what the slider stands at from now on"));
}

void EpochStrip::hideEvent(QHideEvent *event)
{
    m_play->setChecked(false);
    QWidget::hideEvent(event);
}

void EpochStrip::keyPressEvent(QKeyEvent *event)
{
    if (event->key() == Qt::Key_Space && m_play->isEnabled())
        m_play->toggle();
    else
        QWidget::keyPressEvent(event);
}

} // namespace vitrine
