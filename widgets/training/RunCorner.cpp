#include "widgets/training/RunCorner.h"

#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/training/TrainSession.h"
#include "widgets/transport/TransportIcons.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace vitrine {

RunCorner::RunCorner(TrainSession *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_text(new QLabel(this)), m_play(new QToolButton(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->setSpacing(8);
    layout->addWidget(m_text);
    layout->addWidget(m_play);
    m_text->setProperty("muted", true);
    m_play->setAutoRaise(true);
    connect(m_play, &QToolButton::clicked, this, &RunCorner::playWanted);
    connect(session, &TrainSession::stageChanged, this, &RunCorner::showStage);
    connect(session, &TrainSession::progressChanged, this, &RunCorner::showProgress);
    connect(&Theme::instance(), &Theme::changed, this, &RunCorner::showStage);
    translated(this, [this] { showStage(); });
}

void RunCorner::showStage()
{
    const TrainStage stage = m_session->stage();
    const bool isBusy = stage == TrainStage::Running || stage == TrainStage::Preparing;
    m_play->setIcon(transportIcon(isBusy ? TransportIcon::Pause : TransportIcon::Play));
    m_play->setToolTip(isBusy ? tr("Pause training") : tr("Train"));
    m_play->setAccessibleName(m_play->toolTip());
    showProgress();
}

void RunCorner::showProgress()
{
    const TrainRun::Progress &progress = m_session->progress();
    const double epoch = static_cast<double>(progress.step) / static_cast<double>(progress.stepsPerEpoch);
    if (m_session->stage() == TrainStage::Preparing)
        m_text->setText(tr("Reading the data…"));
    else
        m_text->setText(m_session->hasRun() ? tr("Epoch %1 of %2").arg(epoch, 0, 'f', 2).arg(progress.epochs)
                                            : QString());
}

} // namespace vitrine
