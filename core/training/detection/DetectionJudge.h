#pragma once

#include "core/detection/Evaluate.h"
#include "core/training/models/TrainingModel.h"

#include <vector>

namespace vitrine {

/// How good a detector is on the pictures that validate: gathers what it found in each batch, then COCO's figures, in
/// pixels of the network's input. Confidence from 0.01, NMS at 0.65, as YOLOX evaluates.
class DetectionJudge {
public:
    explicit DetectionJudge(const std::vector<std::string> &classes) { m_truth.classes = classes; }

    void clear();
    /// A batch, and what the network answered to it: BatchResult::answers.
    void add(const Batch &batch, const std::vector<float> &answers);
    Evaluation evaluation() const { return evaluateCoco(m_truth, m_found); }

private:
    Annotations m_truth;
    std::vector<ScoredBox> m_found;
};

} // namespace vitrine
