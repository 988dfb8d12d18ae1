#include "widgets/training/RunBar.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/training/FormParts.h"
#include "widgets/training/TrainSession.h"
#include "widgets/transport/TransportIcons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QProgressBar>
#include <QToolButton>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr int progressSteps = 1000;

/// A number and its unit stay on one line. Chinese may break between any two letters, unless they are joined.
QString unbroken(const QString &text)
{
    constexpr QChar wordJoiner(0x2060);
    QString joined;
    for (const QChar letter : text) {
        if (!joined.isEmpty())
            joined += wordJoiner;
        joined += letter == QLatin1Char(' ') ? QChar(QChar::Nbsp) : letter;
    }
    return joined;
}

QString duration(double seconds)
{
    const auto whole = static_cast<qint64>(std::ceil(seconds));
    if (whole < 60)
        return RunBar::tr("%1 s").arg(whole);
    if (whole < 3600)
        return RunBar::tr("%1 min %2 s").arg(whole / 60).arg(whole % 60);
    return RunBar::tr("%1 h %2 min").arg(whole / 3600).arg(whole / 60 % 60);
}

QString testText(const TestRecord &test)
{
    return std::isfinite(test.accuracy) ? unbroken(RunBar::tr("test accuracy %1").arg(formatShare(test.accuracy)))
                                        : unbroken(RunBar::tr("test loss %1").arg(formatNumber(test.loss)));
}

} // namespace

RunBar::RunBar(TrainSession *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_play(new QToolButton(this)), m_batch(new QToolButton(this)),
      m_epoch(new QToolButton(this)), m_reset(new QToolButton(this)), m_progress(new QProgressBar(this)),
      m_text(makeNote(this))
{
    auto *layout = new QVBoxLayout(this);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(4);
    m_play->setProperty("wide", true);
    m_play->setToolButtonStyle(Qt::ToolButtonTextBesideIcon);
    m_play->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    layout->addWidget(m_play);
    auto *row = new QHBoxLayout;
    row->setSpacing(4);
    for (QToolButton *button : {m_batch, m_epoch, m_reset}) {
        button->setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
        row->addWidget(button);
    }
    layout->addLayout(row);
    m_progress->setRange(0, progressSteps);
    m_progress->setTextVisible(false);
    m_progress->setFixedHeight(8);
    layout->addWidget(m_progress);
    // Room for both lines at all times: what lies below would hop while the numbers change.
    m_text->setMinimumHeight(2 * m_text->fontMetrics().lineSpacing() + 4);
    m_text->setAlignment(Qt::AlignLeft | Qt::AlignTop);
    layout->addWidget(m_text);
    connect(m_play, &QToolButton::clicked, this, &RunBar::playWanted);
    connect(m_batch, &QToolButton::clicked, this, &RunBar::batchWanted);
    connect(m_epoch, &QToolButton::clicked, this, &RunBar::epochWanted);
    connect(m_reset, &QToolButton::clicked, this, &RunBar::resetWanted);
    connect(session, &TrainSession::stageChanged, this, &RunBar::showStage);
    connect(session, &TrainSession::progressChanged, this, &RunBar::showProgress);
    connect(session, &TrainSession::preparing, this, &RunBar::showPreparing);
    connect(&Theme::instance(), &Theme::changed, this, &RunBar::showStage);
    translated(this, [this] {
        m_batch->setText(tr("Batch"));
        m_batch->setToolTip(tr("Train one batch: one step of the optimizer"));
        m_epoch->setText(tr("Epoch"));
        m_epoch->setToolTip(tr("Train to the end of this epoch"));
        m_reset->setText(tr("Start over"));
        m_reset->setToolTip(tr("Stop and forget this run; the next one starts from the beginning"));
        m_progress->setAccessibleName(tr("Progress of training"));
        showStage();
    });
}

void RunBar::showStage()
{
    const TrainStage stage = m_session->stage();
    const bool isBusy = stage == TrainStage::Running || stage == TrainStage::Preparing;
    m_play->setIcon(transportIcon(isBusy ? TransportIcon::Pause : TransportIcon::Play));
    if (stage == TrainStage::Preparing)
        m_play->setText(tr("Cancel"));
    else if (isBusy)
        m_play->setText(tr("Pause"));
    else // one that is only made ready has nothing to go on from
        m_play->setText(stage == TrainStage::Paused && m_session->progress().step > 0 ? tr("Go on") : tr("Train"));
    m_play->setToolTip(isBusy ? tr("Stop after this batch") : tr("Train for all epochs; again to pause"));
    m_reset->setEnabled(stage != TrainStage::Idle);
    for (QToolButton *button : {m_batch, m_epoch})
        button->setEnabled(stage == TrainStage::Idle || stage == TrainStage::Paused);
    showProgress();
}

void RunBar::showProgress()
{
    if (m_session->stage() == TrainStage::Preparing)
        return showPreparing(0);
    const TrainRun::Progress &progress = m_session->progress();
    const auto steps = static_cast<double>(progress.epochs * progress.stepsPerEpoch);
    const double share = steps > 0 ? std::clamp(static_cast<double>(progress.step) / steps, 0.0, 1.0) : 0;
    m_progress->setValue(static_cast<int>(std::lround(share * progressSteps)));
    m_text->setText(text());
}

void RunBar::showPreparing(double share)
{
    if (m_session->stage() != TrainStage::Preparing)
        return;
    m_progress->setValue(static_cast<int>(std::lround(share * progressSteps)));
    m_text->setText(tr("Reading the data…"));
}

QString RunBar::text() const
{
    const TrainRun::Progress &progress = m_session->progress();
    if (!m_session->hasRun())
        return tr("Ready: one press trains with the settings below.");
    const double epoch = static_cast<double>(progress.step) / static_cast<double>(progress.stepsPerEpoch);
    QStringList parts{tr("Epoch %1 of %2").arg(QString::number(epoch, 'f', 2)).arg(progress.epochs)};
    if (m_session->stage() == TrainStage::Done)
        parts += progress.stoppedEarly ? tr("stopped early, with the best weights") : tr("done");
    if (progress.test)
        parts += testText(*progress.test);
    if (m_session->stage() == TrainStage::Failed)
        parts += tr("the numbers ran away");
    if (m_session->samplesPerSecond() > 0) {
        parts +=
            unbroken(tr("%1 samples/s").arg(formatCount(static_cast<std::int64_t>(m_session->samplesPerSecond()))));
        if (m_session->isRunning())
            parts += unbroken(tr("%1 left").arg(duration(m_session->secondsLeft())));
    }
    if (progress.skipped > 0)
        parts += tr("unreadable items left out: %1").arg(progress.skipped);
    return parts.join(QStringLiteral("  ·  "));
}

} // namespace vitrine
