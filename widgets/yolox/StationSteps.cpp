#include "widgets/yolox/StationSteps.h"

#include <algorithm>

namespace vitrine {

void StationSteps::setSentences(const QStringList &sentences)
{
    if (sentences == m_sentences)
        return;
    m_sentences = sentences;
    const int before = m_current;
    m_current = std::clamp(m_current, m_sentences.isEmpty() ? -1 : 0, count() - 1);
    emit sentencesChanged();
    if (m_current != before)
        emit currentChanged(m_current);
}

void StationSteps::go(int step)
{
    step = std::clamp(step, m_sentences.isEmpty() ? -1 : 0, count() - 1);
    if (step == m_current)
        return;
    m_current = step;
    emit currentChanged(step);
}

} // namespace vitrine
