#include "core/units/UnitSteps.h"

#include <algorithm>

namespace vitrine {

namespace {

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

/// The longest way from each unit to a loss, in operations; −1 where there is none.
std::vector<int> distancesToLoss(const UnitGraph &graph)
{
    std::vector<int> distances(graph.units.size(), -1);
    for (const int loss : graph.losses)
        distances[at(loss)] = 0;
    for (std::size_t i = graph.units.size(); i-- > 0;)
        if (distances[i] >= 0)
            for (const int input : graph.units[i].inputs)
                distances[at(input)] = std::max(distances[at(input)], distances[i] + 1);
    return distances;
}

} // namespace

std::vector<UnitStep> unitSteps(const UnitGraph &graph)
{
    std::vector<UnitStep> steps;
    for (std::size_t i = 0; i < graph.units.size(); ++i)
        if (!graph.units[i].inputs.empty())
            steps.push_back({Pass::Forward, static_cast<int>(i)});
    if (!graph.hasGradients)
        return steps;
    const std::vector<int> distances = distancesToLoss(graph);
    std::vector<UnitStep> back;
    for (std::size_t i = graph.units.size(); i-- > 0;)
        if (distances[i] >= 0 && !graph.units[i].inputs.empty())
            back.push_back({Pass::Backward, static_cast<int>(i)});
    std::stable_sort(back.begin(), back.end(), [&distances](const UnitStep &a, const UnitStep &b) {
        return distances[at(a.unit)] < distances[at(b.unit)];
    });
    steps.insert(steps.end(), back.begin(), back.end());
    return steps;
}

UnitProgress::UnitProgress(const UnitGraph &graph, const std::vector<UnitStep> &steps)
    : m_forward(graph.units.size(), -1), m_backward(graph.units.size(), -1), m_arrivals(graph.units.size())
{
    int lastForward = -1;
    for (std::size_t s = 0; s < steps.size(); ++s) {
        const bool isForward = steps[s].pass == Pass::Forward;
        (isForward ? m_forward : m_backward)[at(steps[s].unit)] = static_cast<int>(s);
        lastForward = isForward ? static_cast<int>(s) : lastForward;
    }
    // With the end of the forward pass the loss is there, and its gradient with it.
    for (const int loss : graph.losses)
        m_arrivals[at(loss)].push_back({lastForward, graph.seed});
    for (std::size_t s = 0; s < steps.size(); ++s) {
        if (steps[s].pass != Pass::Backward)
            continue;
        const Unit &unit = graph.units[at(steps[s].unit)];
        for (std::size_t which = 0; which < unit.inputs.size(); ++which)
            m_arrivals[at(unit.inputs[which])].push_back(
                {static_cast<int>(s), localDerivative(graph, steps[s].unit, which) * unit.gradient});
    }
}

bool UnitProgress::hasValue(int unit, int step) const
{
    return m_forward[at(unit)] <= step;
}

bool UnitProgress::hasHandedOn(int unit, int step) const
{
    return m_backward[at(unit)] >= 0 && m_backward[at(unit)] <= step;
}

double UnitProgress::gradientAt(int unit, int step) const
{
    double sum = 0;
    for (const Arrival &arrival : m_arrivals[at(unit)])
        sum += arrival.step <= step ? arrival.value : 0;
    return sum;
}

bool UnitProgress::hasGradient(int unit, int step) const
{
    const auto &arrivals = m_arrivals[at(unit)];
    return !arrivals.empty() && arrivals.front().step <= step;
}

bool UnitProgress::isComplete(int unit, int step) const
{
    const auto &arrivals = m_arrivals[at(unit)];
    return !arrivals.empty() && arrivals.back().step <= step;
}

} // namespace vitrine
