#include "widgets/twins/TwinCorner.h"

#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/transport/TransportIcons.h"
#include "widgets/twins/TwinSession.h"

#include <QHBoxLayout>
#include <QLabel>
#include <QToolButton>

namespace vitrine {

TwinCorner::TwinCorner(TwinSession *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_text(new QLabel(this)), m_play(new QToolButton(this))
{
    auto *layout = new QHBoxLayout(this);
    layout->setContentsMargins(8, 0, 8, 0);
    layout->setSpacing(8);
    layout->addWidget(m_text);
    layout->addWidget(m_play);
    m_text->setProperty("muted", true);
    m_play->setAutoRaise(true);
    connect(m_play, &QToolButton::clicked, this, &TwinCorner::playWanted);
    connect(session, &TwinSession::stageChanged, this, &TwinCorner::showStage);
    connect(session, &TwinSession::progressChanged, this, &TwinCorner::showProgress);
    connect(&Theme::instance(), &Theme::changed, this, &TwinCorner::showStage);
    translated(this, [this] { showStage(); });
}

void TwinCorner::showStage()
{
    m_play->setIcon(transportIcon(m_session->isBusy() ? TransportIcon::Pause : TransportIcon::Play));
    m_play->setToolTip(m_session->isBusy() ? tr("Pause all runs") : tr("Compare"));
    m_play->setAccessibleName(m_play->toolTip());
    showProgress();
}

void TwinCorner::showProgress()
{
    const TwinRun::Progress &progress = m_session->progress();
    if (m_session->stage() == TrainStage::Preparing)
        m_text->setText(tr("Reading the data…"));
    else
        m_text->setText(m_session->hasRun() ? tr("Epoch %1 of %2").arg(progress.epoch, 0, 'f', 2).arg(progress.epochs)
                                            : QString());
}

} // namespace vitrine
