#include "core/yolox/Anchors.h"

#include "core/base/Rng.h"

#include <algorithm>
#include <cmath>
#include <numeric>

namespace vitrine {

namespace {

constexpr int mostRounds = 300;

bool isUsable(const BoxShape &shape)
{
    return std::isfinite(shape.width) && std::isfinite(shape.height) && shape.width > 0 && shape.height > 0;
}

/// Gives every shape its anchor; whether any changed.
bool join(std::span<const BoxShape> shapes, AnchorFit &fit)
{
    bool changes = false;
    double sum = 0;
    std::size_t usable = 0;
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        if (!isUsable(shapes[i]))
            continue;
        const int best = bestAnchor(fit.anchors, shapes[i]);
        changes = changes || fit.members[i] != best;
        fit.members[i] = best;
        sum += shapeIou(fit.anchors[static_cast<std::size_t>(best)], shapes[i]);
        ++usable;
    }
    fit.meanIou = usable == 0 ? 0 : sum / static_cast<double>(usable);
    return changes;
}

void moveToMeans(std::span<const BoxShape> shapes, AnchorFit &fit)
{
    std::vector<BoxShape> sums(fit.anchors.size());
    std::vector<double> counts(fit.anchors.size());
    for (std::size_t i = 0; i < shapes.size(); ++i) {
        if (fit.members[i] < 0)
            continue;
        const auto at = static_cast<std::size_t>(fit.members[i]);
        sums[at].width += shapes[i].width;
        sums[at].height += shapes[i].height;
        counts[at] += 1;
    }
    for (std::size_t k = 0; k < sums.size(); ++k)
        if (counts[k] > 0)
            fit.anchors[k] = {sums[k].width / counts[k], sums[k].height / counts[k]};
}

/// The place that lies `share` (0 to 1) of the way through the weights.
std::size_t drawn(std::span<const double> weights, double share)
{
    double left = share * std::accumulate(weights.begin(), weights.end(), 0.0);
    std::size_t last = 0;
    for (std::size_t i = 0; i < weights.size(); ++i) {
        if (weights[i] <= 0)
            continue;
        last = i;
        left -= weights[i];
        if (left < 0)
            break;
    }
    return last;
}

/// k-means++ (Arthur and Vassilvitskii 2007): the chance of a shape grows with the square of its distance to the
/// anchors that there are.
std::vector<BoxShape> startingAnchors(std::span<const BoxShape> shapes, int count, Rng &rng)
{
    std::vector<BoxShape> anchors;
    std::vector<double> chances;
    for (const BoxShape &shape : shapes)
        chances.push_back(isUsable(shape) ? 1 : 0);
    std::vector<double> nearest(shapes.size(), 1);
    while (static_cast<int>(anchors.size()) < count
           && std::any_of(chances.begin(), chances.end(), [](double chance) { return chance > 0; })) {
        anchors.push_back(shapes[drawn(chances, rng.uniform())]);
        for (std::size_t i = 0; i < shapes.size(); ++i) {
            if (!isUsable(shapes[i]))
                continue;
            // Equal shapes can leave a trace of rounding.
            const double distance = shapes[i] == anchors.back() ? 0 : 1 - shapeIou(shapes[i], anchors.back());
            nearest[i] = std::min(nearest[i], distance);
            chances[i] = nearest[i] * nearest[i];
        }
    }
    return anchors;
}

void sortByArea(AnchorFit &fit)
{
    std::vector<int> order(fit.anchors.size());
    std::iota(order.begin(), order.end(), 0);
    std::stable_sort(order.begin(), order.end(), [&fit](int a, int b) {
        return fit.anchors[static_cast<std::size_t>(a)].area() < fit.anchors[static_cast<std::size_t>(b)].area();
    });
    std::vector<BoxShape> sorted;
    std::vector<int> places(order.size());
    for (std::size_t i = 0; i < order.size(); ++i) {
        sorted.push_back(fit.anchors[static_cast<std::size_t>(order[i])]);
        places[static_cast<std::size_t>(order[i])] = static_cast<int>(i);
    }
    fit.anchors = std::move(sorted);
    for (int &member : fit.members)
        if (member >= 0)
            member = places[static_cast<std::size_t>(member)];
}

} // namespace

double shapeIou(const BoxShape &a, const BoxShape &b)
{
    const double shared = std::min(a.width, b.width) * std::min(a.height, b.height);
    const double whole = a.area() + b.area() - shared;
    return whole > 0 ? shared / whole : 0;
}

int bestAnchor(std::span<const BoxShape> anchors, const BoxShape &shape)
{
    int best = -1;
    double bestIou = -1;
    for (std::size_t k = 0; k < anchors.size(); ++k)
        if (const double iou = shapeIou(anchors[k], shape); iou > bestIou) {
            bestIou = iou;
            best = static_cast<int>(k);
        }
    return best;
}

AnchorFit refineAnchors(std::span<const BoxShape> shapes, std::vector<BoxShape> anchors, const Cancel &cancel)
{
    AnchorFit fit;
    fit.anchors = std::move(anchors);
    fit.members.assign(shapes.size(), -1);
    if (fit.anchors.empty())
        return fit;
    while (join(shapes, fit) && fit.rounds < mostRounds && !cancel.requested()) {
        moveToMeans(shapes, fit);
        ++fit.rounds;
    }
    return fit;
}

AnchorFit fitAnchors(std::span<const BoxShape> shapes, int count, std::uint64_t seed, int starts, const Cancel &cancel)
{
    AnchorFit best;
    best.members.assign(shapes.size(), -1);
    for (int start = 0; start < starts && !cancel.requested(); ++start) {
        Rng rng = Rng(seed).fork(static_cast<std::uint64_t>(start));
        AnchorFit fit = refineAnchors(shapes, startingAnchors(shapes, count, rng), cancel);
        if (fit.meanIou > best.meanIou)
            best = std::move(fit);
    }
    sortByArea(best);
    return best;
}

} // namespace vitrine
