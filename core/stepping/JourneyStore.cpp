#include "core/stepping/JourneyStore.h"

#include <algorithm>
#include <cstdlib>
#include <set>
#include <utility>

namespace vitrine {

namespace {

/// The memory of tensors, each piece once.
class Meter {
public:
    void add(const Snapshot &tensor)
    {
        if (tensor.valid() && m_seen.insert(tensor.data()).second)
            m_bytes += tensor.elementCount() * (tensor.dtype() == DType::Float32 ? 4 : 8);
    }
    std::int64_t bytes() const { return m_bytes; }

private:
    std::set<const void *> m_seen;
    std::int64_t m_bytes = 0;
};

/// What an iteration adds to the one before it, whose end it began with.
std::int64_t bytesOf(const Iteration &iteration)
{
    Meter meter;
    for (const NodeTrace &node : iteration.trace->nodes) {
        for (const auto *tensors : {&node.outputs, &node.gradients})
            for (const Snapshot &tensor : *tensors)
                meter.add(tensor);
        for (const auto &[name, tensor] : node.statistics)
            meter.add(tensor);
    }
    for (const auto &[name, gradient] : iteration.trace->weightGradients)
        meter.add(gradient);
    std::int64_t bytes = meter.bytes() + iteration.update.gradients.bytes() + iteration.update.after.bytes();
    for (const WeightRow &row : iteration.update.stateAfter)
        bytes += row.bytes();
    return bytes;
}

} // namespace

JourneyStore::JourneyStore(JourneyState start, std::int64_t budget) : m_budget(budget)
{
    addCheckpoint(0, start);
}

std::shared_ptr<const Iteration> JourneyStore::find(std::int64_t number) const
{
    const auto found = m_iterations.find(number);
    return found == m_iterations.end() ? nullptr : found->second.iteration;
}

std::vector<std::int64_t> JourneyStore::numbers() const
{
    std::vector<std::int64_t> numbers;
    for (const auto &[number, kept] : m_iterations)
        numbers.push_back(number);
    return numbers;
}

void JourneyStore::keep(std::shared_ptr<const Iteration> iteration)
{
    const std::int64_t number = iteration->number, bytes = bytesOf(*iteration);
    if (m_iterations.emplace(number, Kept{std::move(iteration), bytes}).second)
        m_iterationBytes += bytes;
    dropFar();
}

void JourneyStore::addCheckpoint(std::int64_t number, const JourneyState &state)
{
    if (number % m_stride != 0 || !m_checkpoints.emplace(number, state).second)
        return;
    m_checkpointBytes += state.bytes();
    thinCheckpoints();
}

/// Every other one goes, until they leave half of the budget to iterations: wherever one is, as many steps lead there.
void JourneyStore::thinCheckpoints()
{
    while (m_checkpointBytes > m_budget / 2 && m_checkpoints.size() > 1) {
        m_stride *= 2;
        std::erase_if(m_checkpoints, [this](const auto &each) {
            if (each.first % m_stride == 0)
                return false;
            m_checkpointBytes -= each.second.bytes();
            return true;
        });
    }
}

std::int64_t JourneyStore::farthest() const
{
    const std::int64_t first = m_iterations.begin()->first, last = m_iterations.rbegin()->first;
    return std::abs(first - m_present) >= std::abs(last - m_present) ? first : last;
}

void JourneyStore::dropFar()
{
    while (m_iterationBytes + m_checkpointBytes > m_budget && m_iterations.size() > 1) {
        const auto gone = m_iterations.find(farthest());
        m_iterationBytes -= gone->second.bytes;
        m_iterations.erase(gone);
    }
}

std::int64_t JourneyStore::nearestBeginning(std::int64_t number) const
{
    const std::int64_t checkpoint = std::prev(m_checkpoints.upper_bound(number))->first;
    const auto kept = m_iterations.lower_bound(number); // the one before it ends where a beginning is
    return kept == m_iterations.begin() ? checkpoint : std::max(checkpoint, std::prev(kept)->first + 1);
}

JourneyState JourneyStore::beginning(std::int64_t number, const IterationWalk &walk) const
{
    if (const auto found = m_checkpoints.find(number); found != m_checkpoints.end())
        return found->second;
    return walk.after(*m_iterations.at(number - 1).iteration);
}

void JourneyStore::setBudget(std::int64_t bytes)
{
    m_budget = bytes;
    thinCheckpoints();
    dropFar();
}

std::int64_t JourneyStore::room() const
{
    if (m_iterations.empty())
        return 1;
    const std::int64_t each = m_iterationBytes / static_cast<std::int64_t>(m_iterations.size());
    return std::max<std::int64_t>(1, (m_budget - m_checkpointBytes) / std::max<std::int64_t>(1, each));
}

JourneyMemory JourneyStore::memory() const
{
    return {m_iterationBytes, m_checkpointBytes, m_budget, static_cast<std::int64_t>(m_iterations.size()),
            static_cast<std::int64_t>(m_checkpoints.size())};
}

} // namespace vitrine
