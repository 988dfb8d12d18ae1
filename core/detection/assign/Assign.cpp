#include "core/detection/assign/Assign.h"

#include "core/detection/assign/PairCosts.h"

#include <algorithm>
#include <cassert>
#include <limits>
#include <numeric>

namespace vitrine {

namespace {

/// Puts `value` into a short sorted row that keeps the first `limit`; behind its equals.
template <typename Value, typename Less>
void insertSorted(std::vector<Value> &sorted, std::size_t limit, const Value &value, Less less)
{
    if (sorted.size() == limit) {
        if (limit == 0 || !less(value, sorted.back()))
            return;
        sorted.pop_back();
    }
    sorted.insert(std::upper_bound(sorted.begin(), sorted.end(), value, less), value);
}

/// Which ground truths want a candidate.
struct Claims {
    static constexpr int nobody = -1;

    std::vector<int> first; ///< by candidate: whoever claimed it, or nobody
    std::vector<int> count;
    std::vector<int> cheapestTruth; ///< by candidate, of all ground truths
    std::vector<float> cheapestCost;
    std::vector<std::pair<std::size_t, int>> all; ///< candidate, ground truth

    explicit Claims(std::size_t candidates)
        : first(candidates, nobody), count(candidates, 0), cheapestTruth(candidates, nobody),
          cheapestCost(candidates, std::numeric_limits<float>::max())
    {
    }

    void compare(int truth, std::span<const float> costs)
    {
        for (std::size_t i = 0; i < costs.size(); ++i)
            if (costs[i] < cheapestCost[i] || (costs[i] == cheapestCost[i] && truth < cheapestTruth[i])) {
                cheapestCost[i] = costs[i];
                cheapestTruth[i] = truth;
            }
    }
    void claim(int truth, std::size_t candidate)
    {
        first[candidate] = truth;
        ++count[candidate];
        all.emplace_back(candidate, truth);
    }
    int winner(std::size_t candidate) const
    {
        return count[candidate] > 1 ? cheapestTruth[candidate] : first[candidate];
    }
};

/// The ground truths with a place, those of a class together: its costs are then computed once.
std::vector<int> orderByClass(std::span<const TruthBox> truths)
{
    std::vector<int> order(truths.size());
    std::iota(order.begin(), order.end(), 0);
    const auto at = [&truths](int index) -> const TruthBox & { return truths[static_cast<std::size_t>(index)]; };
    std::erase_if(order, [&](int index) { return !at(index).box.isFinite(); });
    std::ranges::stable_sort(order, {}, [&](int index) { return at(index).classId; });
    return order;
}

std::vector<Conflict> conflictsOf(Claims &claims, const std::vector<int> &cells)
{
    std::vector<Conflict> conflicts;
    std::ranges::sort(claims.all);
    for (const auto &[candidate, truth] : claims.all) {
        if (claims.count[candidate] < 2)
            continue;
        if (conflicts.empty() || conflicts.back().cell != cells[candidate])
            conflicts.push_back({cells[candidate], {}, claims.winner(candidate)});
        conflicts.back().claimants.push_back(truth);
    }
    return conflicts;
}

} // namespace

std::vector<std::size_t> cheapest(std::span<const float> costs, int k)
{
    std::vector<std::size_t> chosen;
    for (std::size_t i = 0; i < costs.size(); ++i)
        insertSorted(chosen, static_cast<std::size_t>(k), i,
                     [&costs](std::size_t a, std::size_t b) { return costs[a] < costs[b]; });
    return chosen;
}

std::vector<float> bestIous(std::span<const float> ious, int count)
{
    std::vector<float> best;
    for (const float iou : ious)
        insertSorted(best, static_cast<std::size_t>(count), iou, std::greater<>());
    return best;
}

Assignment assign(const CellPredictions &predictions, std::span<const TruthBox> truths, const AssignSettings &settings)
{
    assert(settings.topIous > 0);
    PairCosts pairs(predictions, truths, settings);
    Assignment result;
    result.candidates = pairs.cells();
    result.unusable = pairs.unusable();
    result.iouSums.assign(truths.size(), 0);
    result.k.assign(truths.size(), 0);
    if (pairs.count() == 0)
        return result;
    Claims claims(pairs.count());
    std::vector<float> ious(pairs.count()), costs(pairs.count());
    for (const int index : orderByClass(truths)) {
        const auto at = static_cast<std::size_t>(index);
        pairs.ious(truths[at].box, ious);
        pairs.costs(truths[at], ious, costs);
        const std::vector<float> best = bestIous(ious, settings.topIous);
        result.iouSums[at] = std::accumulate(best.begin(), best.end(), 0.0F);
        result.k[at] = std::clamp(static_cast<int>(result.iouSums[at]), 1, static_cast<int>(pairs.count()));
        claims.compare(index, costs);
        for (const std::size_t candidate : cheapest(costs, result.k[at]))
            claims.claim(index, candidate);
    }
    for (std::size_t i = 0; i < pairs.count(); ++i)
        if (const int truth = claims.winner(i); truth != Claims::nobody) {
            const int cell = pairs.cells()[i];
            const CenterBox &box = truths[static_cast<std::size_t>(truth)].box;
            result.positives.push_back({cell, truth, assignmentIou(box, predictions.box(cell))});
        }
    result.conflicts = conflictsOf(claims, pairs.cells());
    return result;
}

} // namespace vitrine
