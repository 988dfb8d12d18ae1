#include "core/training/observe/WeightPath.h"

namespace vitrine {

void WeightPath::add(std::int64_t step, std::span<const float> weights)
{
    if (step % m_stride != 0 || (!m_steps.empty() && m_steps.back() >= step))
        return;
    m_rows.emplace_back(weights.begin(), weights.end());
    m_steps.push_back(step);
    if (m_rows.size() > m_limit)
        thin();
}

void WeightPath::end(std::int64_t step, std::span<const float> weights)
{
    if (!m_steps.empty() && m_steps.back() >= step)
        return;
    if (m_rows.size() == m_limit)
        thin();
    m_rows.emplace_back(weights.begin(), weights.end());
    m_steps.push_back(step);
}

void WeightPath::thin()
{
    m_stride *= 2;
    std::size_t kept = 0;
    for (std::size_t i = 0; i < m_rows.size(); ++i) {
        if (m_steps[i] % m_stride != 0)
            continue;
        if (kept != i)
            m_rows[kept] = std::move(m_rows[i]);
        m_steps[kept++] = m_steps[i];
    }
    m_rows.resize(kept);
    m_steps.resize(kept);
}

} // namespace vitrine
