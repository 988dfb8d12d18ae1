// Which detection is which object, one by one: what lists of hits, misses and mix-ups are made from.

#include "core/detection/CocoMatch.h"

namespace vitrine {

namespace {

std::vector<bool> crowdsOf(const MatchGroup &group, const Annotations &truth)
{
    std::vector<bool> crowds;
    crowds.reserve(group.objects.size());
    for (const int index : group.objects)
        crowds.push_back(truth.pictures[group.picture].objects[static_cast<std::size_t>(index)].crowd);
    return crowds;
}

Matching match(const Annotations &truth, const std::vector<ScoredBox> &detections, double iou, Grouping grouping)
{
    Matching result;
    result.objectOf.assign(detections.size(), -1);
    result.ignored.assign(detections.size(), false);
    for (const AnnotatedPicture &picture : truth.pictures)
        result.detectionOf.emplace_back(picture.objects.size(), -1);
    for (const MatchGroup &group : matchGroups(truth, detections, grouping, 0)) {
        const std::vector<bool> crowds = crowdsOf(group, truth);
        const std::vector<int> matches = matchGroup(group, truth.pictures, crowds, iou);
        for (std::size_t row = 0; row < matches.size(); ++row) {
            if (matches[row] < 0)
                continue;
            const auto place = static_cast<std::size_t>(matches[row]);
            const auto detection = static_cast<std::size_t>(group.detections[row]);
            result.objectOf[detection] = group.objects[place];
            result.ignored[detection] = crowds[place];
            int &held = result.detectionOf[group.picture][static_cast<std::size_t>(group.objects[place])];
            if (held < 0) // a crowd keeps the best of its detections
                held = group.detections[row];
        }
    }
    return result;
}

/// Of the detections that `counts` says yes to, best score first.
template <typename Counts>
std::vector<std::vector<int>> count(const Annotations &truth, const std::vector<ScoredBox> &detections,
                                    const Matching &matching, Counts counts)
{
    const std::size_t classes = truth.classes.size();
    std::vector<std::vector<int>> table(classes + 1, std::vector<int>(classes + 1));
    for (std::size_t i = 0; i < detections.size(); ++i) {
        const ScoredBox &each = detections[i];
        const int object = matching.objectOf[i];
        if (!counts(each) || matching.ignored[i] || each.classId < 0
            || static_cast<std::size_t>(each.classId) >= classes)
            continue;
        const std::size_t row = object < 0
            ? classes
            : static_cast<std::size_t>(truth.pictures[each.picture].objects[static_cast<std::size_t>(object)].classId);
        ++table[row][static_cast<std::size_t>(each.classId)];
    }
    for (std::size_t picture = 0; picture < truth.pictures.size(); ++picture) {
        const std::vector<Annotation> &objects = truth.pictures[picture].objects;
        for (std::size_t i = 0; i < objects.size(); ++i) {
            const int found = matching.detectionOf[picture][i];
            if (!objects[i].crowd && (found < 0 || !counts(detections[static_cast<std::size_t>(found)])))
                ++table[static_cast<std::size_t>(objects[i].classId)][classes];
        }
    }
    return table;
}

} // namespace

Matching matchDetections(const Annotations &truth, const std::vector<ScoredBox> &detections, double iou)
{
    return match(truth, detections, iou, Grouping::ByClass);
}

Matching matchAcrossClasses(const Annotations &truth, const std::vector<ScoredBox> &detections, double iou)
{
    return match(truth, detections, iou, Grouping::AllClasses);
}

std::vector<std::vector<int>> confusion(const Annotations &truth, const std::vector<ScoredBox> &detections, double iou)
{
    return count(truth, detections, matchAcrossClasses(truth, detections, iou), [](const ScoredBox &) { return true; });
}

std::vector<std::vector<int>> confusionAt(const Annotations &truth, const std::vector<ScoredBox> &detections,
                                          const Matching &acrossClasses, float confidence)
{
    return count(truth, detections, acrossClasses,
                 [confidence](const ScoredBox &each) { return each.score >= confidence; });
}

} // namespace vitrine
