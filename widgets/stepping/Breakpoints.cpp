#include "widgets/stepping/Breakpoints.h"

namespace vitrine {

void Breakpoints::toggle(const QString &path, Stage stage)
{
    const Mark mark{path, stage};
    if (m_marks.erase(mark) == 0)
        m_marks.insert(mark);
    emit changed();
}

void Breakpoints::clearMarks()
{
    if (m_marks.empty())
        return;
    m_marks.clear();
    emit changed();
}

void Breakpoints::setConditions(const Conditions &conditions)
{
    if (conditions == m_conditions)
        return;
    m_conditions = conditions;
    emit changed();
}

bool Breakpoints::isMarked(const Trace &trace, const std::vector<Stop> &stops, int step) const
{
    if (m_marks.empty() || step < 0 || step >= static_cast<int>(stops.size()))
        return false;
    const auto index = static_cast<std::size_t>(step);
    const Stop &stop = stops[index];
    if (stop.node >= 0
        && contains(QString::fromStdString(trace.graph.nodes[static_cast<std::size_t>(stop.node)].path), stop.stage)
        && (index == 0 || stops[index - 1].node != stop.node || stops[index - 1].stage != stop.stage))
        return true;
    const bool isFirst = index == 0 || stops[index - 1].block != stop.block || stops[index - 1].stage != stop.stage;
    return isFirst
        && contains(QString::fromStdString(trace.graph.blocks[static_cast<std::size_t>(stop.block)].id), stop.stage);
}

} // namespace vitrine
