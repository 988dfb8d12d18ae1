#pragma once

#include "core/detection/assign/AssignSettings.h"
#include "core/detection/assign/CellPredictions.h"

#include <optional>
#include <span>
#include <vector>

namespace vitrine {

/// Intersection over union as YOLOX's assignment computes it from centres and sizes; 0 where the union has no area.
float assignmentIou(const CenterBox &a, const CenterBox &b);
/// −log(IoU + 1e-8): from 0 for the same box to 18.4 for one that lies elsewhere.
float iouCost(float iou);

/// √(p_cls · p_obj): how sure the cell is of an object of this class.
float jointProbability(float classLogit, float objectnessLogit);
/// Binary cross-entropy of a probability against 1 (a cell of the object's class should say so) and against 0; at most
/// 100, as PyTorch has it.
double entropyOfTrue(float probability);
double entropyOfFalse(float probability);

/// The costs of giving candidates to ground truths, a row [candidates] a ground truth. Memory grows with the
/// candidates alone: the sum over classes of a cell is nearly the same for all ground truths, so that it is computed
/// once and corrected for the one class that counts as true. Cells whose box is not finite or whose logits hold a NaN
/// are left out; infinite logits are probabilities of 0 and 1.
class PairCosts {
public:
    PairCosts(const CellPredictions &predictions, std::span<const TruthBox> truths, const AssignSettings &settings);

    const std::vector<int> &cells() const { return m_cells; }
    std::size_t count() const { return m_cells.size(); }
    int unusable() const { return m_unusable; } ///< candidates that were left out

    void ious(const CenterBox &truth, std::span<float> row) const;
    /// Of one class; valid until the next call. Ask for equal classes one after the other: the last one is kept.
    std::span<const float> classCosts(int classId);
    bool isPreferred(const CenterBox &truth, std::size_t candidate) const;
    /// class cost + λ · IoU cost + what a cell costs more that is not preferred.
    void costs(const TruthBox &truth, std::span<const float> ious, std::span<float> row);

private:
    void keepUsable(std::vector<int> cells);
    double sumOfFalse(int cell) const;

    CellPredictions m_predictions;
    AssignSettings m_settings;
    std::vector<int> m_cells;
    std::vector<CellPlace> m_places; ///< beside m_cells, like the following
    std::vector<CenterBox> m_boxes;
    std::vector<double> m_sumsOfFalse; ///< cross-entropy of all classes, were none of them true
    std::vector<float> m_classCosts; ///< of m_classId
    std::optional<int> m_classId;
    int m_unusable = 0;
};

} // namespace vitrine
