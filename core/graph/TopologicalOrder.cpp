#include "core/graph/TopologicalOrder.h"

#include <algorithm>
#include <functional>
#include <queue>

namespace vitrine {

namespace {

std::size_t at(int index)
{
    return static_cast<std::size_t>(index);
}

/// The blocks of a cycle in the direction of their connections, the first in the file first: "a → b → a".
std::string describeCycle(const Plan &plan, std::vector<int> cycle)
{
    constexpr std::size_t longest = 12;
    std::ranges::reverse(cycle);
    std::rotate(cycle.begin(), std::ranges::min_element(cycle), cycle.end()); // clang 14 cannot do std::ranges::rotate
    std::string text;
    for (std::size_t i = 0; i < std::min(cycle.size(), longest); ++i)
        text += plan.blocks[at(cycle[i])].block->id + " → ";
    if (cycle.size() > longest)
        text += "… → ";
    return text + plan.blocks[at(cycle.front())].block->id;
}

/// Every block that was not ordered has a feeder that was not ordered either; so going against the connections always
/// ends in a circle. Each block is walked over once.
void reportCycles(const Plan &plan, const std::vector<bool> &ordered, std::vector<Problem> &problems)
{
    std::vector<int> walkOf(plan.blocks.size(), -1);
    for (std::size_t start = 0; start < plan.blocks.size() && problems.size() < mostProblems; ++start) {
        std::vector<int> path;
        int here = static_cast<int>(start);
        while (!ordered[at(here)] && walkOf[at(here)] < 0) {
            walkOf[at(here)] = static_cast<int>(start);
            path.push_back(here);
            const auto &inputs = plan.blocks[at(here)].inputs;
            here = std::ranges::find_if(inputs, [&](const PlannedSource &source) {
                       return source.block >= 0 && !ordered[at(source.block)];
                   })->block;
        }
        if (path.empty() || walkOf[at(here)] != static_cast<int>(start))
            continue;
        const std::vector<int> cycle(std::ranges::find(path, here), path.end());
        problems.push_back({plan.blocks[at(std::ranges::min(cycle))].block->id,
                            {},
                            Message::of(VITRINE_TEXT("core",
                                                     "These blocks form a cycle: %1. Connections must lead from the "
                                                     "inputs forward; remove one of them."),
                                        describeCycle(plan, cycle))});
    }
}

} // namespace

std::vector<int> topologicalOrder(const Plan &plan, std::vector<Problem> &problems)
{
    const std::size_t count = plan.blocks.size();
    std::vector<int> waitingFor(count, 0);
    std::vector<std::vector<int>> feeds(count);
    for (std::size_t i = 0; i < count; ++i) {
        for (const PlannedSource &source : plan.blocks[i].inputs) {
            if (source.block < 0)
                continue;
            ++waitingFor[i];
            feeds[at(source.block)].push_back(static_cast<int>(i));
        }
    }
    std::priority_queue<int, std::vector<int>, std::greater<>> ready;
    for (std::size_t i = 0; i < count; ++i) {
        if (waitingFor[i] == 0)
            ready.push(static_cast<int>(i));
    }
    std::vector<int> order;
    std::vector<bool> ordered(count, false);
    order.reserve(count);
    while (!ready.empty()) {
        const int next = ready.top();
        ready.pop();
        order.push_back(next);
        ordered[at(next)] = true;
        for (const int fed : feeds[at(next)]) {
            if (--waitingFor[at(fed)] == 0)
                ready.push(fed);
        }
    }
    if (order.size() < count)
        reportCycles(plan, ordered, problems);
    return order;
}

} // namespace vitrine
