#include "widgets/twins/TwinBar.h"

#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/twins/TwinSession.h"

#include <algorithm>

namespace vitrine {

TwinBar::TwinBar(TwinSession *session, QWidget *parent) : RunControls(parent), m_session(session)
{
    connect(session, &TwinSession::stageChanged, this, &TwinBar::showStage);
    connect(session, &TwinSession::progressChanged, this, &TwinBar::showProgress);
    connect(session, &TwinSession::preparing, this, &TwinBar::showPreparing);
    connect(&Theme::instance(), &Theme::changed, this, &TwinBar::showStage);
    translated(this, [this] {
        setHelp(tr("One batch of the first run, and as much of the others"),
                tr("Train all runs to the end of this epoch"),
                tr("Stop and forget this comparison; the next one starts from the beginning"),
                tr("Progress of the comparison"));
        showStage();
    });
}

void TwinBar::showStage()
{
    const TrainStage stage = m_session->stage();
    showControls(stage, stage == TrainStage::Paused ? tr("Go on") : tr("Compare"),
                 tr("Train all runs for all epochs; again to pause"));
    showProgress();
}

void TwinBar::showProgress()
{
    if (m_session->stage() == TrainStage::Preparing)
        return showPreparing(0);
    const TwinRun::Progress &progress = m_session->progress();
    showShare(progress.epochs > 0 ? progress.epoch / progress.epochs : 0, text());
}

QString TwinBar::text() const
{
    if (!m_session->hasRun())
        return tr("Ready: data, optimizer and epochs are those of the single run.");
    const TwinRun::Progress &progress = m_session->progress();
    QStringList parts{tr("Epoch %1 of %2").arg(QString::number(progress.epoch, 'f', 2)).arg(progress.epochs),
                      tr("runs: %1").arg(m_session->history().members.size())};
    const auto out = std::count_if(m_session->history().members.begin(), m_session->history().members.end(),
                                   [](const TwinMember &member) { return member.failure.has_value(); });
    if (out > 0)
        parts += tr("dropped out: %1").arg(out);
    if (m_session->stage() == TrainStage::Done)
        parts += tr("done");
    return parts.join(QStringLiteral("  ·  "));
}

} // namespace vitrine
