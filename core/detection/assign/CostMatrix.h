#pragma once

#include "core/detection/assign/Assign.h"

#include <vector>

namespace vitrine {

/// One entry of the cost matrix, with what it is made of.
struct CostTerms {
    float iou = 0;
    float iouCost = 0; ///< −log(IoU + 1e-8), not yet times λ
    float classCost = 0; ///< BCE over all classes
    bool isPreferred = false; ///< else the cost has the rule's distanceCost() in it
    float cost = 0;
    bool isChosen = false; ///< among the k cheapest of its ground truth
    bool isPositive = false; ///< and its own after conflicts were settled
};

/// The costs of all pairs of ground truth and candidate, for showing: rows ground truths, columns candidates. assign()
/// itself never holds them all.
struct CostMatrix {
    std::vector<int> cells; ///< of the columns, ascending
    std::size_t rows = 0;
    std::vector<CostTerms> terms; ///< [rows, cells]; a ground truth that is not finite has none: zeros

    const CostTerms &at(std::size_t truth, std::size_t candidate) const
    {
        return terms[truth * cells.size() + candidate];
    }
};

CostMatrix costMatrix(const CellPredictions &predictions, std::span<const TruthBox> truths,
                      const AssignSettings &settings, const Assignment &assignment);

/// A class's share of the class cost of a pair.
struct ClassTerm {
    float classProbability = 0; ///< σ of the class's logit
    float objectProbability = 0; ///< σ of the objectness
    float joint = 0; ///< √(p_cls·p_obj)
    bool isTrue = false; ///< the ground truth's class
    float entropy = 0; ///< −log joint, or −log(1 − joint) where it is another class; at most 100
};

/// All classes of one cell; their entropies add up to CostTerms::classCost.
std::vector<ClassTerm> classTerms(const CellPredictions &predictions, int cell, int trueClass);

} // namespace vitrine
