#pragma once

#include "core/detection/assign/CostMatrix.h"

#include <array>
#include <optional>
#include <vector>

namespace vitrine {

/// A label assignment with all that led to it, for showing it step by step.
struct AssignStudy {
    CellGrid grid;
    std::vector<TruthBox> truths;
    AssignSettings settings;
    Assignment assignment;
    CostMatrix matrix;

    std::size_t rows() const { return truths.size(); }
    std::size_t columns() const { return matrix.cells.size(); }
    /// Of a cell that is a candidate.
    std::optional<std::size_t> columnOf(int cell) const;
    std::array<int, CellGrid::levels> candidatesByLevel() const;

    /// Columns whose IoUs make the k of a ground truth, best first; their sum is assignment.iouSums[row].
    std::vector<std::size_t> bestColumns(std::size_t row) const;
    /// All columns, cheapest first; of equal costs the earlier cell.
    std::vector<std::size_t> byCost(std::size_t row) const;
    /// Those that a ground truth chose, cheapest first.
    std::vector<std::size_t> chosenColumns(std::size_t row) const;

    const Positive *positiveAt(int cell) const; ///< null: the cell learns no object
    const Conflict *conflictAt(int cell) const; ///< null: at most one ground truth chose it
    int positivesOf(std::size_t row) const;
    /// Positives whose cell's centre lies outside of the box that they learn.
    std::vector<Positive> outside() const;
};

AssignStudy studyAssignment(const CellPredictions &predictions, std::vector<TruthBox> truths,
                            const AssignSettings &settings);

/// An assignment in a few numbers, for comparing networks.
struct AssignSummary {
    std::vector<int> k; ///< by ground truth
    std::vector<int> positives; ///< likewise
    int candidates = 0;
    int allPositives = 0;
    int outside = 0; ///< positives outside of their box
    int conflicts = 0;
    // Means over the positives, as each is with the ground truth that it learns; NaN where there are none.
    float meanIou = 0;
    float meanIouCost = 0; ///< not yet times λ
    float meanClassCost = 0;
};

AssignSummary summaryOf(const AssignStudy &study);

/// What is out of the ordinary about an assignment, and which ground truths it is about.
struct AssignRemark {
    enum class Kind {
        NoCandidate, ///< not a single cell
        FewCandidates, ///< more ground truths than candidates
        SameBoxes, ///< box and class are those of an earlier one: costs are equal, and the earlier one wins
        NoArea, ///< no width or no height: every IoU is 0
        NothingLeft, ///< all the cells that it chose went to others
        Unusable ///< predictions that are not numbers were left out
    };
    Kind kind = Kind::NoCandidate;
    std::vector<int> truths;

    bool operator==(const AssignRemark &) const = default;
};

std::vector<AssignRemark> remarksOn(const AssignStudy &study);

/// The numbers behind one pair of a cell and a ground truth.
struct PairFigures {
    CenterBox predicted;
    CenterBox truth;
    float overlapWidth = 0; ///< 0 where they don't meet
    float overlapHeight = 0;
    float overlap = 0; ///< area, pixels
    float unionArea = 0;
    float strides[2] = {0, 0}; ///< from the ground truth's centre to the cell's, across and down, without sign
    bool isNear = false; ///< within the radius
    bool isInBox = false;
    bool isPreferred = false;
};

PairFigures figuresOf(const CellPredictions &predictions, const AssignStudy &study, int cell, std::size_t row);

} // namespace vitrine
