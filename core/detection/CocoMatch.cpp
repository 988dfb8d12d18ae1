#include "core/detection/CocoMatch.h"

#include <algorithm>
#include <cassert>
#include <cmath>
#include <numeric>
#include <tuple>

namespace vitrine {

namespace {

/// An object or a detection on its way into its group.
struct Entry {
    int classId = -1;
    std::size_t rank = 0; ///< of the picture
    int index = 0;
    float score = 0;

    auto group() const { return std::tie(classId, rank); }
};

bool isFinite(const ScoredBox &detection)
{
    const Box &box = detection.box;
    return std::isfinite(detection.score) && std::isfinite(box.x1) && std::isfinite(box.y1) && std::isfinite(box.x2)
        && std::isfinite(box.y2);
}

/// The place of each picture in the order of their ids, in which cocoeval goes through them: with equal scores in
/// different pictures, it decides.
std::vector<std::size_t> ranksOf(const std::vector<AnnotatedPicture> &pictures)
{
    std::vector<std::size_t> order(pictures.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&pictures](std::size_t picture) { return pictures[picture].id; });
    std::vector<std::size_t> ranks(pictures.size());
    for (std::size_t rank = 0; rank < order.size(); ++rank)
        ranks[order[rank]] = rank;
    return ranks;
}

std::vector<Entry> objectEntries(const Annotations &truth, const std::vector<std::size_t> &ranks, Grouping grouping)
{
    std::vector<Entry> entries;
    for (std::size_t picture = 0; picture < truth.pictures.size(); ++picture) {
        int index = 0;
        for (const Annotation &object : truth.pictures[picture].objects)
            entries.push_back({grouping == Grouping::ByClass ? object.classId : -1, ranks[picture], index++, 0});
    }
    std::ranges::stable_sort(entries, {}, &Entry::group);
    return entries;
}

std::vector<Entry> detectionEntries(const Annotations &truth, const std::vector<ScoredBox> &detections,
                                    const std::vector<std::size_t> &ranks, Grouping grouping)
{
    const int classes = static_cast<int>(truth.classes.size());
    std::vector<Entry> entries;
    for (std::size_t i = 0; i < detections.size(); ++i) {
        const ScoredBox &each = detections[i];
        assert(each.picture < truth.pictures.size());
        if (isFinite(each) && each.classId >= 0 && each.classId < classes)
            entries.push_back({grouping == Grouping::ByClass ? each.classId : -1, ranks[each.picture],
                               static_cast<int>(i), each.score});
    }
    std::ranges::stable_sort(entries, [](const Entry &a, const Entry &b) {
        return std::tuple(a.classId, a.rank, -a.score) < std::tuple(b.classId, b.rank, -b.score);
    });
    return entries;
}

void fillOverlaps(MatchGroup &group, const std::vector<Annotation> &objects, const std::vector<ScoredBox> &detections)
{
    group.overlaps.reserve(group.detections.size() * group.objects.size());
    for (const int detection : group.detections)
        for (const int object : group.objects)
            group.overlaps.push_back(cocoOverlap(detections[static_cast<std::size_t>(detection)].box,
                                                 objects[static_cast<std::size_t>(object)]));
}

} // namespace

double cocoOverlap(const Box &detection, const Annotation &object)
{
    const auto side = [](double a1, double a2, double b1, double b2) { return std::min(a2, b2) - std::max(a1, b1); };
    const auto area = [](const Box &box) {
        return (static_cast<double>(box.x2) - box.x1) * (static_cast<double>(box.y2) - box.y1);
    };
    const double width = side(detection.x1, detection.x2, object.box.x1, object.box.x2);
    const double height = side(detection.y1, detection.y2, object.box.y1, object.box.y2);
    if (width <= 0 || height <= 0)
        return 0;
    const double shared = width * height;
    return shared / (object.crowd ? area(detection) : area(detection) + area(object.box) - shared);
}

std::vector<MatchGroup> matchGroups(const Annotations &truth, const std::vector<ScoredBox> &detections,
                                    Grouping grouping, std::size_t limit)
{
    const std::vector<std::size_t> ranks = ranksOf(truth.pictures);
    std::vector<std::size_t> pictureOfRank(ranks.size());
    for (std::size_t picture = 0; picture < ranks.size(); ++picture)
        pictureOfRank[ranks[picture]] = picture;
    const std::vector<Entry> objects = objectEntries(truth, ranks, grouping);
    const std::vector<Entry> found = detectionEntries(truth, detections, ranks, grouping);

    std::vector<MatchGroup> groups;
    auto object = objects.begin();
    auto detection = found.begin();
    while (object != objects.end() || detection != found.end()) {
        const bool objectFirst =
            detection == found.end() || (object != objects.end() && object->group() <= detection->group());
        const Entry &first = objectFirst ? *object : *detection;
        MatchGroup &group = groups.emplace_back();
        group.classId = first.classId;
        group.picture = pictureOfRank[first.rank];
        for (; object != objects.end() && object->group() == first.group(); ++object)
            group.objects.push_back(object->index);
        for (; detection != found.end() && detection->group() == first.group(); ++detection)
            if (limit == 0 || group.detections.size() < limit)
                group.detections.push_back(detection->index);
        fillOverlaps(group, truth.pictures[group.picture].objects, detections);
    }
    return groups;
}

std::vector<int> matchGroup(const MatchGroup &group, const std::vector<AnnotatedPicture> &pictures,
                            const std::vector<bool> &ignored, double threshold)
{
    const std::vector<Annotation> &all = pictures[group.picture].objects;
    const std::size_t count = group.objects.size();
    std::vector<int> matches(group.detections.size(), -1);
    if (count == 0) // most groups: classes that were detected where there are none
        return matches;
    std::vector<std::size_t> order(count); // those that are ignored last
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_partition(order, [&ignored](std::size_t at) { return !ignored[at]; });

    std::vector<bool> taken(count);
    for (std::size_t row = 0; row < matches.size(); ++row) {
        double best = std::min(threshold, 1 - 1e-10);
        for (const std::size_t at : order) {
            if (taken[at] && !all[static_cast<std::size_t>(group.objects[at])].crowd)
                continue;
            if (matches[row] >= 0 && !ignored[static_cast<std::size_t>(matches[row])] && ignored[at])
                break;
            const double overlap = group.overlaps[row * count + at];
            if (overlap < best)
                continue;
            best = overlap; // of equal ones the later, as cocoeval has it
            matches[row] = static_cast<int>(at);
        }
        if (matches[row] >= 0)
            taken[static_cast<std::size_t>(matches[row])] = true;
    }
    return matches;
}

} // namespace vitrine
