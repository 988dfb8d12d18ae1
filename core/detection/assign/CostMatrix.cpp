#include "core/detection/assign/CostMatrix.h"

#include "core/detection/assign/PairCosts.h"
#include "core/detection/support/Sigmoid.h"

namespace vitrine {

namespace {

/// Puts down which pairs became positives.
void markPositives(CostMatrix &matrix, const Assignment &assignment)
{
    std::size_t column = 0;
    for (const Positive &positive : assignment.positives) { // both in ascending order
        while (matrix.cells[column] != positive.cell)
            ++column;
        matrix.terms[static_cast<std::size_t>(positive.truth) * matrix.cells.size() + column].isPositive = true;
    }
}

} // namespace

CostMatrix costMatrix(const CellPredictions &predictions, std::span<const TruthBox> truths,
                      const AssignSettings &settings, const Assignment &assignment)
{
    PairCosts pairs(predictions, truths, settings);
    CostMatrix matrix{pairs.cells(), truths.size(), std::vector<CostTerms>(truths.size() * pairs.count())};
    std::vector<float> ious(pairs.count()), costs(pairs.count());
    for (std::size_t row = 0; row < truths.size(); ++row) {
        const TruthBox &truth = truths[row];
        if (!truth.box.isFinite())
            continue;
        pairs.ious(truth.box, ious);
        pairs.costs(truth, ious, costs);
        const std::span<const float> classes = pairs.classCosts(truth.classId);
        CostTerms *const terms = matrix.terms.data() + row * pairs.count();
        for (std::size_t i = 0; i < pairs.count(); ++i)
            terms[i] = {ious[i], iouCost(ious[i]), classes[i], pairs.isPreferred(truth.box, i), costs[i], false, false};
        for (const std::size_t chosen : cheapest(costs, assignment.k[row]))
            terms[chosen].isChosen = true;
    }
    markPositives(matrix, assignment);
    return matrix;
}

std::vector<ClassTerm> classTerms(const CellPredictions &predictions, int cell, int trueClass)
{
    const float *const logits = predictions.classLogits.row(cell);
    const float objectness = *predictions.objectness.row(cell);
    std::vector<ClassTerm> terms;
    for (int i = 0; i < predictions.classes; ++i) {
        const float joint = jointProbability(logits[i], objectness);
        terms.push_back({sigmoid(logits[i]), sigmoid(objectness), joint, i == trueClass,
                         static_cast<float>(i == trueClass ? entropyOfTrue(joint) : entropyOfFalse(joint))});
    }
    return terms;
}

} // namespace vitrine
