#pragma once

#include "widgets/detection/truth/EvaluationWorker.h"

#include <memory>
#include <vector>

namespace vitrine {

/// What the curves depend on besides what the detector proposes. The confidence is not part of it: it is a place on
/// the curve.
struct ScoreSettings {
    float nmsIou = 0.45F;
    bool classAgnostic = false;
    double matchIou = 0.5;

    bool operator==(const ScoreSettings &) const = default;
};

/// How good the detector is at these settings, for every confidence from the proposals' floor on. Immutable.
struct EvaluationScores {
    ScoreSettings settings;
    std::shared_ptr<const EvaluationInput> input;
    std::vector<ScoredBox> detections; ///< by falling score
    std::vector<std::vector<CurvePoint>> curves; ///< [0] of all classes, [1 + c] of class c
    Matching acrossClasses; ///< for the confusion

    /// At a confidence: rows are the true classes and "nothing there", columns the detected ones and "missed".
    std::vector<std::vector<int>> confusionAt(float confidence) const;
};

/// Takes up to a second for COCO's 5,000 pictures: for a worker.
std::shared_ptr<const EvaluationScores> scoreEvaluation(std::shared_ptr<const EvaluationInput> input,
                                                        const ScoreSettings &settings);
/// COCO's figures, as `vitrine-cli evaluate` makes them: confidence 0.01, suppression at 0.65 within classes.
Evaluation cocoFigures(const EvaluationInput &input);

/// Objects of each class that count.
std::vector<int> objectCounts(const Annotations &truth);

} // namespace vitrine
