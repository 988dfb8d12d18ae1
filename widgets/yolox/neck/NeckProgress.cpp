#include "widgets/yolox/neck/NeckProgress.h"

#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/yolox/neck/NeckSession.h"

#include <QHBoxLayout>
#include <QProgressBar>
#include <QPushButton>

namespace vitrine {

NeckProgress::NeckProgress(NeckSession *session, QWidget *parent)
    : QWidget(parent), m_session(session), m_bar(new QProgressBar), m_button(new QPushButton)
{
    auto *row = new QHBoxLayout(this);
    row->setContentsMargins(0, 0, 0, 0);
    row->setSpacing(8);
    row->addWidget(m_bar);
    row->addWidget(m_button);
    m_bar->setRange(0, NeckSession::steps);
    m_bar->setFixedWidth(Theme::instance().px(120));
    // Its place is kept, so that nothing beside it moves.
    QSizePolicy policy = sizePolicy();
    policy.setRetainSizeWhenHidden(true);
    setSizePolicy(policy);
    connect(m_button, &QPushButton::clicked, this,
            [this] { m_session->isBusy() ? m_session->stop() : m_session->restart(); });
    connect(session, &NeckSession::progressed, this, &NeckProgress::setTexts);
    translated(this, [this] { setTexts(); });
}

void NeckProgress::setTexts()
{
    const bool isBusy = m_session->isBusy();
    m_bar->setAccessibleName(tr("Progress of the necks"));
    m_bar->setToolTip(tr("The three necks are computed on the backbone's maps, and then measured"));
    m_bar->setValue(m_session->done());
    m_button->setText(isBusy ? tr("Cancel") : tr("Compute"));
    m_button->setToolTip(isBusy ? tr("Stops after the neck that is being computed")
                                : tr("Computes and measures the necks from the beginning"));
    setVisible(isBusy || m_session->isStopped());
}

} // namespace vitrine
