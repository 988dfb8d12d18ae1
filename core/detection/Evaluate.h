#pragma once

#include "core/base/Cancel.h"
#include "core/detection/Annotations.h"

#include <array>
#include <vector>

namespace vitrine {

/// One detection of one picture, as it is evaluated.
struct ScoredBox {
    std::size_t picture = 0; ///< index into Annotations::pictures
    Box box; ///< in pixels of the picture
    float score = 0;
    int classId = 0;
};

/// A point of a precision-recall curve: what a threshold at `score` gives.
struct CurvePoint {
    double recall = 0;
    double precision = 0;
    float score = 0;
};

/// COCO's figures (cocoeval): means over classes and IoU thresholds 0.50 … 0.95; −1 where there is nothing to measure.
/// As there, the best 100 detections of each class in each picture count.
struct Evaluation {
    double ap = 0; ///< AP at 0.50:0.95, all sizes
    double ap50 = 0, ap75 = 0;
    double apSmall = 0, apMedium = 0, apLarge = 0; ///< area below 32², between, above 96²
    double ar1 = 0, ar10 = 0, ar100 = 0; ///< recall of the best 1, 10, 100
    double arSmall = 0, arMedium = 0, arLarge = 0;
    std::vector<double> classAp; ///< AP at 0.50:0.95 of each class
    std::vector<double> classAp50;
};
Evaluation evaluateCoco(const Annotations &truth, const std::vector<ScoredBox> &detections);

/// Precision over recall of all classes together (`classId` −1) or of one, at an IoU threshold; by falling score, a
/// point for each score that occurs, precision as it is (not made falling). Empty where there are no objects.
std::vector<CurvePoint> precisionRecall(const Annotations &truth, const std::vector<ScoredBox> &detections, int classId,
                                        double iou);

/// The curves of all classes together and of each class, in one go: [0] is that of all, [1 + c] that of class c.
std::vector<std::vector<CurvePoint>> precisionRecallOfEach(const Annotations &truth,
                                                           const std::vector<ScoredBox> &detections, double iou);

/// Where a confidence threshold lies on a curve: the last point with at least this score; null where there is none.
const CurvePoint *operatingPoint(const std::vector<CurvePoint> &curve, float confidence);
/// 2·P·R / (P + R); 0 where both are.
double f1(const CurvePoint &point);

/// Which detection belongs to which object of its class at an IoU threshold, greedily by score as COCO matches them.
struct Matching {
    std::vector<int> objectOf; ///< beside the detections: index of the object within its picture; −1: a false alarm
    /// By picture and object: index of the detection, of a crowd's the best; −1: missed, or a crowd that nothing
    /// matched.
    std::vector<std::vector<int>> detectionOf;
    std::vector<bool> ignored; ///< beside the detections: matched a crowd, counts as nothing
};
Matching matchDetections(const Annotations &truth, const std::vector<ScoredBox> &detections, double iou);

/// Confusion of classes at an IoU threshold: rows are the true classes and, last, “nothing there”; columns what was
/// detected and, last, “missed”. Boxes are matched regardless of class.
std::vector<std::vector<int>> confusion(const Annotations &truth, const std::vector<ScoredBox> &detections, double iou);

/// As matchDetections(), but regardless of class.
Matching matchAcrossClasses(const Annotations &truth, const std::vector<ScoredBox> &detections, double iou);
/// The confusion that detections with a score of at least `confidence` give, from a matching of all of them: matching
/// goes by falling score, so that those below change nothing of those above.
std::vector<std::vector<int>> confusionAt(const Annotations &truth, const std::vector<ScoredBox> &detections,
                                          const Matching &acrossClasses, float confidence);

} // namespace vitrine
