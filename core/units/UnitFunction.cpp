#include "core/units/UnitFunction.h"

#include <cassert>
#include <utility>

namespace vitrine {

int addNumber(UnitGraph &graph, double value)
{
    Unit unit;
    unit.role = UnitRole::Constant;
    unit.value = value;
    graph.units.push_back(std::move(unit));
    return static_cast<int>(graph.units.size()) - 1;
}

int addUnit(UnitGraph &graph, UnitKind kind, std::vector<int> inputs)
{
    Unit unit;
    unit.kind = kind;
    unit.inputs = std::move(inputs);
    graph.units.push_back(std::move(unit));
    return static_cast<int>(graph.units.size()) - 1;
}

UnitFunction::UnitFunction(UnitGraph graph, std::vector<int> inputs, int output)
    : m_graph(std::move(graph)), m_inputs(std::move(inputs)), m_output(output), m_gradient(m_inputs.size())
{
    assert(output >= 0 && static_cast<std::size_t>(output) < m_graph.units.size());
    m_graph.losses = {output};
}

std::span<const double> UnitFunction::gather(const Unit &unit)
{
    m_gathered.clear();
    for (const int input : unit.inputs)
        m_gathered.push_back(m_graph.units[static_cast<std::size_t>(input)].value);
    return m_gathered;
}

double UnitFunction::value(std::span<const double> inputs)
{
    assert(inputs.size() == m_inputs.size());
    for (std::size_t i = 0; i < inputs.size(); ++i)
        m_graph.units[static_cast<std::size_t>(m_inputs[i])].value = inputs[i];
    for (Unit &unit : m_graph.units)
        if (unit.kind != UnitKind::Number)
            unit.value = valueOf(unit.kind, gather(unit));
    return m_graph.units[static_cast<std::size_t>(m_output)].value;
}

std::span<const double> UnitFunction::gradient()
{
    propagateBack(m_graph);
    for (std::size_t i = 0; i < m_inputs.size(); ++i)
        m_gradient[i] = m_graph.units[static_cast<std::size_t>(m_inputs[i])].gradient;
    return m_gradient;
}

} // namespace vitrine
