#include "widgets/training/RunBar.h"

#include "widgets/common/Format.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/training/TrainSession.h"

#include <cmath>

namespace vitrine {

namespace {

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
    if (test.score && test.score->ap50 >= 0)
        return unbroken(
            RunBar::tr("test AP50 %1, AP %2").arg(formatShare(test.score->ap50), formatShare(test.score->ap)));
    return std::isfinite(test.accuracy) ? unbroken(RunBar::tr("test accuracy %1").arg(formatShare(test.accuracy)))
                                        : unbroken(RunBar::tr("test loss %1").arg(formatNumber(test.loss)));
}

} // namespace

RunBar::RunBar(TrainSession *session, QWidget *parent) : RunControls(parent), m_session(session)
{
    connect(session, &TrainSession::stageChanged, this, &RunBar::showStage);
    connect(session, &TrainSession::progressChanged, this, &RunBar::showProgress);
    connect(session, &TrainSession::preparing, this, &RunBar::showPreparing);
    connect(&Theme::instance(), &Theme::changed, this, &RunBar::showStage);
    translated(this, [this] {
        setHelp(tr("Train one batch: one step of the optimizer"), tr("Train to the end of this epoch"),
                tr("Stop and forget this run; the next one starts from the beginning"), tr("Progress of training"));
        showStage();
    });
}

void RunBar::showStage()
{
    const TrainStage stage = m_session->stage();
    // One that is only made ready has nothing to go on from.
    const bool goesOn = stage == TrainStage::Paused && m_session->progress().step > 0;
    showControls(stage, goesOn ? tr("Go on") : tr("Train"), tr("Train for all epochs; again to pause"));
    showProgress();
}

void RunBar::showProgress()
{
    if (m_session->stage() == TrainStage::Preparing)
        return showPreparing(0);
    const TrainRun::Progress &progress = m_session->progress();
    const auto steps = static_cast<double>(progress.epochs * progress.stepsPerEpoch);
    showShare(steps > 0 ? static_cast<double>(progress.step) / steps : 0, text());
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
