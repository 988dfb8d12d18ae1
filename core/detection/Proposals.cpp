#include "core/detection/Proposals.h"

#include <algorithm>

namespace vitrine {

Proposals Proposals::of(const Candidates &all, const LetterboxGeometry &geometry)
{
    Proposals result{geometry, {}};
    const auto count = static_cast<std::size_t>(
        std::ranges::count_if(all.scores, [](float score) { return score >= floor; })); // false for NaN
    result.candidates.boxes.reserve(count);
    result.candidates.scores.reserve(count);
    result.candidates.classes.reserve(count);
    for (std::size_t i = 0; i < all.scores.size(); ++i) {
        if (!(all.scores[i] >= floor))
            continue;
        result.candidates.boxes.push_back(all.boxes[i]);
        result.candidates.scores.push_back(all.scores[i]);
        result.candidates.classes.push_back(all.classes[i]);
    }
    return result;
}

std::size_t Proposals::bytes() const
{
    return sizeof(Proposals) + candidates.scores.size() * (sizeof(Box) + sizeof(float) + sizeof(int));
}

std::vector<ScoredBox> detectionsOf(const std::vector<Proposals> &pictures, const std::vector<int> &truthOf,
                                    const NmsSettings &settings)
{
    std::vector<ScoredBox> detections;
    for (std::size_t picture = 0; picture < pictures.size(); ++picture) {
        const auto &[geometry, candidates] = pictures[picture];
        for (const int cell : suppress(candidates, settings).kept) {
            const auto at = static_cast<std::size_t>(cell);
            const auto classId = static_cast<std::size_t>(candidates.classes[at]);
            if (classId < truthOf.size() && truthOf[classId] >= 0)
                detections.push_back(
                    {picture, geometry.toPicture(candidates.boxes[at]), candidates.scores[at], truthOf[classId]});
        }
    }
    std::ranges::stable_sort(detections, std::ranges::greater(), &ScoredBox::score);
    return detections;
}

} // namespace vitrine
