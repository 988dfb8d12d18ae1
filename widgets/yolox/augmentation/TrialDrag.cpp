#include "widgets/yolox/augmentation/TrialDrag.h"

#include "widgets/yolox/augmentation/AugmentSession.h"

#include <utility>

namespace vitrine {

TrialDrag::TrialDrag(AugmentSession *session, QObject *parent) : QObject(parent), m_session(session)
{
    connect(session, &AugmentSession::trialChanged, this, [this] {
        if (!m_isOurs)
            m_before.reset();
    });
}

void TrialDrag::begin()
{
    if (m_session->isReady())
        m_before = m_session->trial();
}

void TrialDrag::take(const AugmentTrial &trial)
{
    m_isOurs = true;
    m_session->tryOut(trial);
    m_isOurs = false;
}

void TrialDrag::show(const AugmentTrial &trial)
{
    if (m_before)
        take(trial);
}

void TrialDrag::finish(const QString &text, int kind)
{
    if (!m_before)
        return;
    const AugmentTrial after = m_session->trial();
    take(*m_before);
    m_before.reset();
    m_session->setTrial(after, text, kind);
}

void TrialDrag::cancel()
{
    if (const auto before = std::exchange(m_before, std::nullopt))
        take(*before);
}

} // namespace vitrine
