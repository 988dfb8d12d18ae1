#include "core/detection/Evaluate.h"

#include "core/detection/CocoMatch.h"

#include <algorithm>
#include <numeric>
#include <span>

namespace vitrine {

namespace {

// The figures' names are those of COCO's evaluation; its numbers are kept to the last bit, for a recall of exactly 0.30
// is asked for whether it is at least 0.30.
constexpr std::size_t thresholds = 10; // 0.50 … 0.95
constexpr std::size_t recalls = 101; // 0.00 … 1.00
constexpr std::size_t mostDetections = 100; // of one class in one picture

double threshold(std::size_t index)
{
    return index + 1 == thresholds ? 0.95 : 0.5 + static_cast<double>(index) * ((0.95 - 0.5) / 9);
}

double recallAt(std::size_t index)
{
    return index + 1 == recalls ? 1.0 : static_cast<double>(index) * 0.01;
}

struct AreaRange {
    double least = 0;
    double most = 1e10;

    bool excludes(double area) const { return area < least || area > most; }
};
constexpr std::array<AreaRange, 4> areaRanges{{{0, 1e10}, {0, 1024}, {1024, 9216}, {9216, 1e10}}};

enum class Outcome : std::uint8_t { FalseAlarm, Hit, Ignored };

/// The detections of one class in all pictures, one after the other, and how each ended at each threshold.
struct Outcomes {
    std::size_t objects = 0; ///< that count
    std::array<std::vector<Outcome>, thresholds> of; ///< by threshold, beside the detections
};

double areaOf(const Box &box)
{
    return (static_cast<double>(box.x2) - box.x1) * (static_cast<double>(box.y2) - box.y1);
}

/// What counts as nothing in this range: crowds, and objects of other sizes.
std::vector<bool> ignoredObjects(const MatchGroup &group, const Annotations &truth, const AreaRange &range)
{
    std::vector<bool> ignored;
    ignored.reserve(group.objects.size());
    for (const int index : group.objects) {
        const Annotation &object = truth.pictures[group.picture].objects[static_cast<std::size_t>(index)];
        ignored.push_back(object.crowd || range.excludes(object.area));
    }
    return ignored;
}

/// Appends how a group's detections end at one threshold.
void judge(const MatchGroup &group, const Annotations &truth, const std::vector<ScoredBox> &detections,
           const std::vector<bool> &ignored, const AreaRange &range, double iou, std::vector<Outcome> &outcomes)
{
    const std::vector<int> matches = matchGroup(group, truth.pictures, ignored, iou);
    for (std::size_t row = 0; row < matches.size(); ++row) {
        const int match = matches[row];
        const Box &box = detections[static_cast<std::size_t>(group.detections[row])].box;
        if (match >= 0)
            outcomes.push_back(ignored[static_cast<std::size_t>(match)] ? Outcome::Ignored : Outcome::Hit);
        else
            outcomes.push_back(range.excludes(areaOf(box)) ? Outcome::Ignored : Outcome::FalseAlarm);
    }
}

Outcomes outcomesOf(std::span<const MatchGroup> groups, const Annotations &truth,
                    const std::vector<ScoredBox> &detections, const AreaRange &range)
{
    Outcomes outcomes;
    for (const MatchGroup &group : groups) {
        const std::vector<bool> ignored = ignoredObjects(group, truth, range);
        outcomes.objects += static_cast<std::size_t>(std::ranges::count(ignored, false));
        for (std::size_t i = 0; i < thresholds; ++i)
            judge(group, truth, detections, ignored, range, threshold(i), outcomes.of[i]);
    }
    return outcomes;
}

/// The places of all groups' detections, best score first; of equal ones the earlier.
std::vector<std::size_t> orderOf(std::span<const MatchGroup> groups, const std::vector<ScoredBox> &detections)
{
    std::vector<float> scores;
    for (const MatchGroup &group : groups)
        for (const int index : group.detections)
            scores.push_back(detections[static_cast<std::size_t>(index)].score);
    std::vector<std::size_t> order(scores.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, std::ranges::greater(), [&scores](std::size_t at) { return scores[at]; });
    return order;
}

/// Precision over recall, made falling, read at 101 recalls; their mean.
double averagePrecision(const std::vector<Outcome> &outcomes, const std::vector<std::size_t> &order,
                        std::size_t objects)
{
    std::vector<double> precision, recall;
    double hits = 0, all = 0;
    for (const std::size_t at : order) {
        if (outcomes[at] == Outcome::Ignored)
            continue;
        ++all;
        hits += outcomes[at] == Outcome::Hit ? 1 : 0;
        precision.push_back(hits / all);
        recall.push_back(hits / static_cast<double>(objects));
    }
    for (std::size_t i = precision.size(); i-- > 1;)
        precision[i - 1] = std::max(precision[i - 1], precision[i]);
    double sum = 0;
    for (std::size_t i = 0; i < recalls; ++i) {
        const auto found = std::ranges::lower_bound(recall, recallAt(i));
        if (found != recall.end())
            sum += precision[static_cast<std::size_t>(found - recall.begin())];
    }
    return sum / static_cast<double>(recalls);
}

/// The share of the objects that the best `limit` detections of each picture hit.
double recallOf(const std::vector<Outcome> &outcomes, std::span<const MatchGroup> groups, std::size_t objects,
                std::size_t limit)
{
    std::ptrdiff_t hits = 0;
    auto at = outcomes.begin();
    for (const MatchGroup &group : groups) {
        const auto count = static_cast<std::ptrdiff_t>(group.detections.size());
        hits += std::count(at, at + std::min(count, static_cast<std::ptrdiff_t>(limit)), Outcome::Hit);
        at += count;
    }
    return static_cast<double>(hits) / static_cast<double>(objects);
}

/// The mean over the classes and thresholds that there is something to measure for.
struct Mean {
    double sum = 0;
    int count = 0;

    void add(double number)
    {
        sum += number;
        ++count;
    }
    double value() const { return count == 0 ? -1 : sum / count; }
};

/// Every figure while the classes are gone through.
struct Figures {
    std::array<Mean, areaRanges.size()> ap, ar; ///< by range of area, 100 detections
    Mean ap50, ap75, ar1, ar10;
    std::vector<double> classAp, classAp50;

    void add(std::span<const MatchGroup> groups, const Annotations &truth, const std::vector<ScoredBox> &detections)
    {
        const std::vector<std::size_t> order = orderOf(groups, detections);
        for (std::size_t area = 0; area < areaRanges.size(); ++area) {
            const Outcomes outcomes = outcomesOf(groups, truth, detections, areaRanges[area]);
            if (outcomes.objects == 0)
                continue;
            Mean ofClass;
            for (std::size_t i = 0; i < thresholds; ++i) {
                const double precision = averagePrecision(outcomes.of[i], order, outcomes.objects);
                const auto recall = [&](std::size_t limit) {
                    return recallOf(outcomes.of[i], groups, outcomes.objects, limit);
                };
                ap[area].add(precision);
                ar[area].add(recall(mostDetections));
                ofClass.add(precision);
                if (area != 0)
                    continue;
                ar1.add(recall(1));
                ar10.add(recall(10));
                if (i == 0) {
                    ap50.add(precision);
                    classAp50[static_cast<std::size_t>(groups.front().classId)] = precision;
                }
                if (i == 5)
                    ap75.add(precision);
            }
            if (area == 0)
                classAp[static_cast<std::size_t>(groups.front().classId)] = ofClass.value();
        }
    }
};

/// Calls `take` with the groups of each class.
template <typename Take>
void forEachClass(std::span<const MatchGroup> groups, Take take)
{
    for (auto first = groups.begin(); first != groups.end();) {
        const auto last = std::find_if(first, groups.end(),
                                       [&first](const MatchGroup &group) { return group.classId != first->classId; });
        take(std::span(first, last));
        first = last;
    }
}

std::vector<CurvePoint> curveOf(std::span<const MatchGroup> groups, const Annotations &truth,
                                const std::vector<ScoredBox> &detections, double iou)
{
    std::size_t objects = 0;
    std::vector<Outcome> outcomes;
    std::vector<float> scores;
    for (const MatchGroup &group : groups) {
        const std::vector<bool> ignored = ignoredObjects(group, truth, areaRanges[0]);
        objects += static_cast<std::size_t>(std::ranges::count(ignored, false));
        judge(group, truth, detections, ignored, areaRanges[0], iou, outcomes);
        for (const int index : group.detections)
            scores.push_back(detections[static_cast<std::size_t>(index)].score);
    }
    std::vector<CurvePoint> curve;
    if (objects == 0)
        return curve;
    double hits = 0, all = 0;
    for (const std::size_t at : orderOf(groups, detections)) {
        if (outcomes[at] == Outcome::Ignored)
            continue;
        ++all;
        hits += outcomes[at] == Outcome::Hit ? 1 : 0;
        // A threshold can't tell equal scores apart: they are one point.
        if (curve.empty() || curve.back().score != scores[at])
            curve.emplace_back();
        curve.back() = {hits / static_cast<double>(objects), hits / all, scores[at]};
    }
    return curve;
}

} // namespace

Evaluation evaluateCoco(const Annotations &truth, const std::vector<ScoredBox> &detections)
{
    const std::vector<MatchGroup> groups = matchGroups(truth, detections, Grouping::ByClass, mostDetections);
    Figures figures;
    figures.classAp.assign(truth.classes.size(), -1);
    figures.classAp50.assign(truth.classes.size(), -1);
    forEachClass(groups, [&](std::span<const MatchGroup> ofClass) { figures.add(ofClass, truth, detections); });

    Evaluation result;
    result.ap = figures.ap[0].value();
    result.ap50 = figures.ap50.value();
    result.ap75 = figures.ap75.value();
    result.apSmall = figures.ap[1].value();
    result.apMedium = figures.ap[2].value();
    result.apLarge = figures.ap[3].value();
    result.ar1 = figures.ar1.value();
    result.ar10 = figures.ar10.value();
    result.ar100 = figures.ar[0].value();
    result.arSmall = figures.ar[1].value();
    result.arMedium = figures.ar[2].value();
    result.arLarge = figures.ar[3].value();
    result.classAp = std::move(figures.classAp);
    result.classAp50 = std::move(figures.classAp50);
    return result;
}

std::vector<CurvePoint> precisionRecall(const Annotations &truth, const std::vector<ScoredBox> &detections, int classId,
                                        double iou)
{
    std::vector<MatchGroup> groups = matchGroups(truth, detections, Grouping::ByClass, mostDetections);
    if (classId >= 0)
        std::erase_if(groups, [classId](const MatchGroup &group) { return group.classId != classId; });
    return curveOf(groups, truth, detections, iou);
}

std::vector<std::vector<CurvePoint>> precisionRecallOfEach(const Annotations &truth,
                                                           const std::vector<ScoredBox> &detections, double iou)
{
    const std::vector<MatchGroup> groups = matchGroups(truth, detections, Grouping::ByClass, mostDetections);
    std::vector<std::vector<CurvePoint>> curves(1 + truth.classes.size());
    curves[0] = curveOf(groups, truth, detections, iou);
    forEachClass(groups, [&](std::span<const MatchGroup> ofClass) {
        curves[1 + static_cast<std::size_t>(ofClass.front().classId)] = curveOf(ofClass, truth, detections, iou);
    });
    return curves;
}

const CurvePoint *operatingPoint(const std::vector<CurvePoint> &curve, float confidence)
{
    const auto end = std::ranges::partition_point(
        curve, [confidence](const CurvePoint &point) { return point.score >= confidence; });
    return end == curve.begin() ? nullptr : &*std::prev(end);
}

double f1(const CurvePoint &point)
{
    const double sum = point.precision + point.recall;
    return sum > 0 ? 2 * point.precision * point.recall / sum : 0;
}

} // namespace vitrine
