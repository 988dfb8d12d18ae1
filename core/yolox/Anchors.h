#pragma once

#include "core/base/Cancel.h"

#include <cstdint>
#include <span>
#include <vector>

namespace vitrine {

/// Width and height of a box wherever it lies, in pixels of the network's input.
struct BoxShape {
    double width = 0;
    double height = 0;

    double area() const { return width * height; }
    bool operator==(const BoxShape &) const = default;
};

/// IoU of two boxes with the same centre, 0 to 1; 0 where neither has an area.
double shapeIou(const BoxShape &a, const BoxShape &b);

/// The anchor with the largest shapeIou(); of equal ones the first. −1: there is none.
int bestAnchor(std::span<const BoxShape> anchors, const BoxShape &shape);

struct AnchorFit {
    std::vector<BoxShape> anchors; ///< by area, ascending; as many as there are different shapes, where that is less
    std::vector<int> members; ///< beside the shapes: which anchor each belongs to
    double meanIou = 0; ///< of the shapes with their anchors
    int rounds = 0; ///< until no shape changed its anchor, or a limit was met
};

/// k-means of box shapes with the distance 1 − IoU (YOLO9000, arXiv 1612.08242, section 2): each shape goes to the
/// anchor with which its IoU is largest, each anchor becomes the mean of its shapes. Starts are chosen as k-means++
/// does, distant ones rather than near ones; of `starts` tries the one with the best mean IoU counts. Shapes without an
/// area or that are not finite belong to no anchor (−1). The same seed gives the same anchors.
AnchorFit fitAnchors(std::span<const BoxShape> shapes, int count, std::uint64_t seed, int starts = 5,
                     const Cancel &cancel = {});

/// One try of the above from given anchors, in their order; the mean of a cluster that lost all its shapes stays.
AnchorFit refineAnchors(std::span<const BoxShape> shapes, std::vector<BoxShape> anchors, const Cancel &cancel = {});

} // namespace vitrine
