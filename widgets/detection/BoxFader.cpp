#include "widgets/detection/BoxFader.h"

#include <algorithm>

namespace vitrine {

BoxFader::BoxFader(QObject *parent) : QObject(parent)
{
    m_timer.setInterval(16);
    m_timer.setTimerType(Qt::PreciseTimer);
    connect(&m_timer, &QTimer::timeout, this, &BoxFader::advance);
}

void BoxFader::setCells(const std::vector<int> &cells, bool animated)
{
    m_cells = cells;
    std::sort(m_cells.begin(), m_cells.end());
    if (!animated) {
        m_timer.stop();
        m_opacities.clear();
        for (const int cell : m_cells)
            m_opacities.emplace_hint(m_opacities.end(), cell, 1.0);
        return;
    }
    constexpr double first = 0.1; // a new box is there in the first frame already, if only faintly
    for (const int cell : m_cells)
        m_opacities.try_emplace(cell, first);
    const bool settled = m_opacities.size() == m_cells.size()
        && std::all_of(m_opacities.begin(), m_opacities.end(), [](const auto &each) { return each.second == 1.0; });
    if (settled || m_timer.isActive())
        return;
    m_clock.start();
    m_timer.start();
}

void BoxFader::advance()
{
    const double step = static_cast<double>(m_clock.restart()) / milliseconds;
    bool settled = true;
    for (auto each = m_opacities.begin(); each != m_opacities.end();) {
        const bool stays = std::binary_search(m_cells.begin(), m_cells.end(), each->first);
        each->second = std::clamp(each->second + (stays ? step : -step), 0.0, 1.0);
        settled = settled && each->second == (stays ? 1.0 : 0.0);
        each = each->second == 0.0 ? m_opacities.erase(each) : std::next(each);
    }
    if (settled)
        m_timer.stop();
    emit changed();
}

} // namespace vitrine
