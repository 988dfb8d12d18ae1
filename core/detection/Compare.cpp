#include "core/detection/Compare.h"

#include "core/detection/support/CsvText.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <tuple>

namespace vitrine {

namespace {

/// An overlap that could make a pair.
struct Overlap {
    float iou = 0;
    int a = 0, b = 0;
};

const Detection &objectOf(const ComparedBoxes &side, int index)
{
    return side.objects[static_cast<std::size_t>(index)];
}

/// "" where the class has no name.
std::string nameOf(const ComparedBoxes &side, const Detection &object)
{
    const auto id = static_cast<std::size_t>(object.classId);
    return object.classId >= 0 && id < side.classes.size() ? side.classes[id] : std::string();
}

bool isSameClass(const ComparedBoxes &a, const Detection &first, const ComparedBoxes &b, const Detection &second)
{
    const std::string firstName = nameOf(a, first), secondName = nameOf(b, second);
    return firstName.empty() || secondName.empty() ? first.classId == second.classId : firstName == secondName;
}

/// Equal boxes overlap wholly, also those without area.
float overlapOf(const Box &a, const Box &b)
{
    return a == b ? 1.0F : intersectionOverUnion(a, b);
}

/// Which boxes have no counterpart yet.
struct Open {
    std::vector<bool> a, b;
};

std::vector<Overlap> overlaps(const ComparedBoxes &a, const ComparedBoxes &b, const Open &open, float least,
                              bool sameClass)
{
    std::vector<Overlap> found;
    for (std::size_t i = 0; i < a.objects.size(); ++i) {
        for (std::size_t j = 0; j < b.objects.size(); ++j) {
            if (!open.a[i] || !open.b[j])
                continue;
            const float iou = overlapOf(a.objects[i].box, b.objects[j].box);
            if (iou >= least && (!sameClass || isSameClass(a, a.objects[i], b, b.objects[j]))) // false for NaN
                found.push_back({iou, static_cast<int>(i), static_cast<int>(j)});
        }
    }
    std::sort(found.begin(), found.end(), [](const Overlap &first, const Overlap &second) {
        return std::tuple(-first.iou, first.a, first.b) < std::tuple(-second.iou, second.a, second.b);
    });
    return found;
}

BoxChange changeOf(bool sameClass, float iou, float scoreChange, const CompareLimits &limits)
{
    if (!sameClass)
        return BoxChange::OtherClass;
    if (iou < limits.still)
        return BoxChange::Moved;
    return std::abs(scoreChange) <= limits.score ? BoxChange::Same : BoxChange::Rescored; // NaN is another score
}

void match(const ComparedBoxes &a, const ComparedBoxes &b, const CompareLimits &limits, bool sameClass, Open &open,
           std::vector<BoxPair> &pairs)
{
    for (const Overlap &each : overlaps(a, b, open, limits.match, sameClass)) {
        const auto i = static_cast<std::size_t>(each.a), j = static_cast<std::size_t>(each.b);
        if (!open.a[i] || !open.b[j])
            continue;
        open.a[i] = false;
        open.b[j] = false;
        const float scoreChange = b.objects[j].score - a.objects[i].score;
        pairs.push_back({changeOf(sameClass, each.iou, scoreChange, limits), each.a, each.b, each.iou, scoreChange});
    }
}

/// Larger is weightier, among differences of one kind.
float weightOf(const BoxPair &pair, const ComparedBoxes &a, const ComparedBoxes &b)
{
    switch (pair.change) {
    case BoxChange::Moved:
        return 1 - pair.iou;
    case BoxChange::Rescored:
        return std::abs(pair.scoreChange);
    default:
        break;
    }
    const float first = pair.a < 0 ? 0 : objectOf(a, pair.a).score;
    const float second = pair.b < 0 ? 0 : objectOf(b, pair.b).score;
    const float weight = std::max(first, second);
    return std::isnan(weight) ? 0 : weight;
}

/// A box that only one of them has is as weighty in A as in B.
int orderOf(BoxChange change)
{
    return static_cast<int>(change == BoxChange::OnlyB ? BoxChange::OnlyA : change);
}

const char *wordOf(BoxChange change)
{
    constexpr std::array words{"other class", "only in A", "only in B", "moved", "score changed", "same"};
    return words[static_cast<std::size_t>(change)];
}

std::string classOf(const ComparedBoxes &side, const Detection &object)
{
    const std::string name = nameOf(side, object);
    return name.empty() ? std::to_string(object.classId) : name;
}

std::string corners(const ComparedBoxes &side, int index)
{
    if (index < 0)
        return ",,,,";
    const Box &box = objectOf(side, index).box;
    return ',' + exactText(box.x1) + ',' + exactText(box.y1) + ',' + exactText(box.x2) + ',' + exactText(box.y2);
}

std::string csvLine(const BoxPair &pair, const ComparedBoxes &a, const ComparedBoxes &b)
{
    std::string what = classOf(pair.a >= 0 ? a : b, pair.a >= 0 ? objectOf(a, pair.a) : objectOf(b, pair.b));
    if (pair.change == BoxChange::OtherClass)
        what += " → " + classOf(b, objectOf(b, pair.b));
    const bool both = pair.a >= 0 && pair.b >= 0;
    return std::string(wordOf(pair.change)) + ',' + quotedField(what) + ','
        + (pair.a >= 0 ? exactText(objectOf(a, pair.a).score) : std::string()) + ','
        + (pair.b >= 0 ? exactText(objectOf(b, pair.b).score) : std::string()) + ','
        + (both ? exactText(pair.scoreChange) + ',' + exactText(pair.iou) : std::string(",")) + corners(a, pair.a)
        + corners(b, pair.b) + '\n';
}

} // namespace

int DetectionComparison::count(BoxChange change) const
{
    return static_cast<int>(
        std::count_if(pairs.begin(), pairs.end(), [change](const BoxPair &pair) { return pair.change == change; }));
}

bool DetectionComparison::isIdentical() const
{
    return std::all_of(pairs.begin(), pairs.end(), [](const BoxPair &pair) {
        return pair.change == BoxChange::Same && pair.iou == 1 && pair.scoreChange == 0;
    });
}

DetectionComparison compareDetections(const ComparedBoxes &a, const ComparedBoxes &b, const CompareLimits &limits)
{
    DetectionComparison comparison;
    std::vector<BoxPair> &pairs = comparison.pairs;
    Open open{std::vector<bool>(a.objects.size(), true), std::vector<bool>(b.objects.size(), true)};
    match(a, b, limits, true, open, pairs);
    match(a, b, limits, false, open, pairs);
    for (std::size_t i = 0; i < open.a.size(); ++i) {
        if (open.a[i])
            pairs.push_back({BoxChange::OnlyA, static_cast<int>(i), -1, 0, 0});
    }
    for (std::size_t j = 0; j < open.b.size(); ++j) {
        if (open.b[j])
            pairs.push_back({BoxChange::OnlyB, -1, static_cast<int>(j), 0, 0});
    }
    std::stable_sort(pairs.begin(), pairs.end(), [&](const BoxPair &first, const BoxPair &second) {
        return std::pair(orderOf(first.change), -weightOf(first, a, b))
            < std::pair(orderOf(second.change), -weightOf(second, a, b));
    });
    return comparison;
}

std::string comparisonCsv(const std::vector<SettingDifference> &settings, const DetectionComparison &comparison,
                          const ComparedBoxes &a, const ComparedBoxes &b)
{
    std::string text = "difference,what,a,b,change,iou,x1_a,y1_a,x2_a,y2_a,x1_b,y1_b,x2_b,y2_b\n";
    for (const SettingDifference &each : settings)
        text += "setting," + quotedField(each.name.text()) + ',' + quotedField(each.a.text()) + ','
            + quotedField(each.b.text()) + ",,,,,,,,,,\n";
    for (const BoxPair &pair : comparison.pairs)
        text += csvLine(pair, a, b);
    return text;
}

} // namespace vitrine
