#include "core/stepping/Journey.h"

#include "core/stepping/IterationWalk.h"
#include "core/stepping/JourneyStore.h"

#include <utility>

namespace vitrine {

Journey::Journey() = default;
Journey::~Journey() = default;

Result<std::unique_ptr<Journey>> Journey::make(JourneySetup setup)
{
    auto walk = IterationWalk::make(setup);
    if (!walk)
        return walk.error();
    std::unique_ptr<Journey> journey(new Journey);
    journey->m_walk = std::make_unique<IterationWalk>(*std::move(walk));
    journey->m_store = std::make_unique<JourneyStore>(journey->m_walk->start(), setup.budget);
    return journey;
}

Result<std::shared_ptr<const Iteration>> Journey::at(std::int64_t number, const Cancel &cancel)
{
    m_store->setPresent(number);
    if (auto kept = m_store->find(number))
        return kept;
    const std::int64_t first = m_store->nearestBeginning(number);
    JourneyState state = m_store->beginning(first, *m_walk);
    std::shared_ptr<const Iteration> iteration;
    for (std::int64_t each = first; each <= number; ++each) {
        if (cancel.requested())
            return Cancel::error();
        const bool isNew = each == this->walked(), stays = number - each < m_store->room();
        auto walked = m_walk->walk(each, state, isNew || stays, cancel);
        if (!walked)
            return walked.error();
        iteration = walked->iteration;
        state = std::move(walked->after);
        if (isNew) {
            const Update &update = iteration->update;
            m_notes.push_back({update.lossBefore, update.lossAfter, update.gradientNorm, update.learningRate()});
            m_store->addCheckpoint(each + 1, state);
        }
        if (isNew || stays)
            m_store->keep(iteration);
    }
    return iteration;
}

bool Journey::isKept(std::int64_t number) const
{
    return m_store->find(number) != nullptr;
}

std::vector<std::int64_t> Journey::kept() const
{
    return m_store->numbers();
}

JourneyMemory Journey::memory() const
{
    return m_store->memory();
}

void Journey::setBudget(std::int64_t bytes)
{
    m_store->setBudget(bytes);
}

} // namespace vitrine
