#pragma once

#include "core/base/Message.h"
#include "core/detection/Detector.h"
#include "core/detection/Export.h"
#include "core/detection/Nms.h"

#include <string>
#include <vector>

namespace vitrine {

/// What became of a box from detector A to detector B, the weightiest first.
enum class BoxChange {
    OtherClass, ///< both have it, and call it differently
    OnlyA,
    OnlyB,
    Moved, ///< both have it, at another place or size
    Rescored, ///< at the same place, with another score
    Same
};
constexpr int boxChangeCount = 6;

/// From where on a difference counts as one.
struct CompareLimits {
    float match = 0.5F; ///< boxes with at least this IoU are one thing
    float still = 0.9F; ///< and with less than this, one that moved
    float score = 0.01F; ///< scores that are further apart are others
};

/// What a detector found in the picture, and what it calls its classes.
struct ComparedBoxes {
    std::vector<Detection> objects; ///< best first
    std::vector<std::string> classes;
};

/// A box of A with its counterpart in B, or one that has none.
struct BoxPair {
    BoxChange change = BoxChange::Same;
    int a = -1; ///< index into A's objects; −1: A does not have it
    int b = -1;
    float iou = 0; ///< of the two boxes; 0 without a counterpart
    float scoreChange = 0; ///< B's score − A's; without a counterpart 0
};

struct DetectionComparison {
    std::vector<BoxPair> pairs; ///< each box once; the weightiest differences first

    int count(BoxChange change) const;
    /// Every box of one is in the other: the same corners, score and class.
    bool isIdentical() const;
};

/// Compares what two detectors found in the same picture. Boxes are matched greedily, largest IoU first (of equal ones
/// the better score in A, then in B), first within classes, then what is left across them. Classes are the same where
/// their names are; where one of the two has no names, where their numbers are. A pure function.
DetectionComparison compareDetections(const ComparedBoxes &a, const ComparedBoxes &b, const CompareLimits &limits = {});

/// How detections came about.
struct DetectionSetup {
    std::string model; ///< "YOLOX-Nano"
    std::string file; ///< of its weights
    int width = 0; ///< of the network's input
    int height = 0;
    int classes = 0;
    EngineReport engine;
    NmsSettings thresholds;
};

/// A setting in which two setups differ, with both values, for people.
struct SettingDifference {
    Message name;
    Message a, b;
};

/// Detector first, thresholds last. Empty where nothing differs.
std::vector<SettingDifference> compareSetups(const DetectionSetup &a, const DetectionSetup &b);

/// A line a difference of the settings, then a line a box, those that are the same last:
/// "difference,what,a,b,change,iou,x1_a,y1_a,x2_a,y2_a,x1_b,y1_b,x2_b,y2_b"; a and b hold settings or scores.
std::string comparisonCsv(const std::vector<SettingDifference> &settings, const DetectionComparison &comparison,
                          const ComparedBoxes &a, const ComparedBoxes &b);

} // namespace vitrine
