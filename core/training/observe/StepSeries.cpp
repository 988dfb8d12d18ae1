#include "core/training/observe/StepSeries.h"

#include <algorithm>

namespace vitrine {

namespace {

/// The mean of `a`, which stands for `countOfA` steps, and the later `b`, which stands for `countOfB`.
StepRecord merged(const StepRecord &a, std::int64_t countOfA, const StepRecord &b, std::int64_t countOfB)
{
    StepRecord mean = b;
    const double share = static_cast<double>(countOfB) / static_cast<double>(countOfA + countOfB);
    mean.loss = a.loss + share * (b.loss - a.loss);
    mean.accuracy = a.accuracy + share * (b.accuracy - a.accuracy);
    mean.gradientNorm = a.gradientNorm + share * (b.gradientNorm - a.gradientNorm);
    return mean;
}

} // namespace

void StepSeries::add(const StepRecord &step)
{
    m_open = m_openCount == 0 ? step : merged(m_open, m_openCount, step, 1);
    if (++m_openCount < m_stride)
        return;
    m_points.push_back(m_open);
    m_openCount = 0;
    if (m_points.size() >= m_limit)
        halve();
}

void StepSeries::halve()
{
    const std::size_t pairs = m_points.size() / 2;
    for (std::size_t i = 0; i < pairs; ++i)
        m_points[i] = merged(m_points[2 * i], m_stride, m_points[2 * i + 1], m_stride);
    if (m_points.size() % 2 == 1) {
        m_open = m_points.back();
        m_openCount = m_stride;
    }
    m_points.resize(pairs);
    m_stride *= 2;
}

void StepSeries::dropAfter(std::int64_t step)
{
    std::erase_if(m_points, [step](const StepRecord &point) { return point.step > step; });
    m_openCount = 0;
}

} // namespace vitrine
