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

} // namespace

Matching matchDetections(const Annotations &truth, const std::vector<ScoredBox> &detections, double iou)
{
    return match(truth, detections, iou, Grouping::ByClass);
}

std::vector<std::vector<int>> confusion(const Annotations &truth, const std::vector<ScoredBox> &detections, double iou)
{
    const std::size_t classes = truth.classes.size();
    std::vector<std::vector<int>> counts(classes + 1, std::vector<int>(classes + 1));
    const Matching matching = match(truth, detections, iou, Grouping::AllClasses);
    for (std::size_t i = 0; i < detections.size(); ++i) {
        const ScoredBox &each = detections[i];
        const int object = matching.objectOf[i];
        if (matching.ignored[i] || each.classId < 0 || static_cast<std::size_t>(each.classId) >= classes)
            continue;
        const std::size_t row = object < 0
            ? classes
            : static_cast<std::size_t>(truth.pictures[each.picture].objects[static_cast<std::size_t>(object)].classId);
        ++counts[row][static_cast<std::size_t>(each.classId)];
    }
    for (std::size_t picture = 0; picture < truth.pictures.size(); ++picture) {
        const std::vector<Annotation> &objects = truth.pictures[picture].objects;
        for (std::size_t i = 0; i < objects.size(); ++i)
            if (!objects[i].crowd && matching.detectionOf[picture][i] < 0)
                ++counts[static_cast<std::size_t>(objects[i].classId)][classes];
    }
    return counts;
}

} // namespace vitrine
