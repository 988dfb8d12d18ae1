#include "core/detection/Nms.h"

#include <algorithm>

namespace vitrine {

namespace {

/// The candidates that pass the gates of class and confidence, best score first.
std::vector<int> confidentCells(const Candidates &candidates, const NmsSettings &settings, NmsResult &result)
{
    std::vector<int> cells;
    for (std::size_t i = 0; i < candidates.scores.size(); ++i) {
        const auto classId = static_cast<std::size_t>(candidates.classes[i]);
        if (classId < settings.hiddenClasses.size() && settings.hiddenClasses[classId]) {
            result.verdicts[i].gate = Gate::Class;
            continue;
        }
        ++result.shown;
        if (candidates.scores[i] >= settings.confidence) // false for NaN
            cells.push_back(static_cast<int>(i));
    }
    std::stable_sort(cells.begin(), cells.end(), [&candidates](int a, int b) {
        return candidates.scores[static_cast<std::size_t>(a)] > candidates.scores[static_cast<std::size_t>(b)];
    });
    result.confident = static_cast<int>(cells.size());
    return cells;
}

/// The first of the boxes kept so far that overlaps this one too much.
Verdict judge(const Candidates &candidates, int cell, const std::vector<int> &rivals, float limit)
{
    const Box &box = candidates.boxes[static_cast<std::size_t>(cell)];
    for (const int rival : rivals) {
        const float iou = intersectionOverUnion(candidates.boxes[static_cast<std::size_t>(rival)], box);
        if (iou > limit)
            return {Gate::Suppressed, rival, iou, -1};
    }
    return {Gate::Kept, -1, 0, -1};
}

} // namespace

NmsResult suppress(const Candidates &candidates, const NmsSettings &settings)
{
    NmsResult result;
    result.verdicts.resize(candidates.scores.size());
    const std::vector<int> cells = confidentCells(candidates, settings, result);
    const int classes =
        candidates.classes.empty() ? 0 : *std::max_element(candidates.classes.begin(), candidates.classes.end()) + 1;
    std::vector<std::vector<int>> kept(static_cast<std::size_t>(settings.classAgnostic ? 1 : std::max(1, classes)));
    int rank = 0;
    for (const int cell : cells) {
        const auto at = static_cast<std::size_t>(cell);
        std::vector<int> &rivals = kept[settings.classAgnostic ? 0 : static_cast<std::size_t>(candidates.classes[at])];
        Verdict verdict = judge(candidates, cell, rivals, settings.iou);
        verdict.rank = rank++;
        if (verdict.gate == Gate::Kept) {
            rivals.push_back(cell);
            if (settings.limit > 0 && static_cast<int>(result.kept.size()) >= settings.limit)
                verdict.gate = Gate::Limit;
            else
                result.kept.push_back(cell);
        }
        result.verdicts[at] = verdict;
    }
    return result;
}

std::vector<NmsMove> nmsMoves(const NmsResult &result)
{
    std::vector<NmsMove> moves(static_cast<std::size_t>(result.confident));
    for (std::size_t cell = 0; cell < result.verdicts.size(); ++cell) {
        const Verdict &verdict = result.verdicts[cell];
        if (verdict.rank >= 0)
            moves[static_cast<std::size_t>(verdict.rank)] = {static_cast<int>(cell), verdict.gate != Gate::Suppressed,
                                                             verdict.suppressor, verdict.iou};
    }
    return moves;
}

} // namespace vitrine
