#pragma once

#include "core/detection/assign/AssignSettings.h"
#include "core/detection/assign/CellPredictions.h"

#include <cstddef>
#include <span>
#include <vector>

namespace vitrine {

/// A cell that has an object to learn.
struct Positive {
    int cell = 0;
    int truth = 0; ///< which ground truth
    float iou = 0; ///< of the cell's box with that of the ground truth

    bool operator==(const Positive &) const = default;
};

/// A cell that several ground truths chose. It goes to the one that it costs least of all, even where that did not
/// choose it.
struct Conflict {
    int cell = 0;
    std::vector<int> claimants;
    int winner = 0;

    bool operator==(const Conflict &) const = default;
};

/// Which cells learn which objects of a picture.
struct Assignment {
    std::vector<int> candidates; ///< cells, ascending
    std::vector<Positive> positives; ///< by cell, ascending
    std::vector<float> iouSums; ///< by ground truth: the sum of its best IoUs, of which k is the whole part
    std::vector<int> k; ///< by ground truth: how many cells it chose, before conflicts
    std::vector<Conflict> conflicts; ///< by cell, ascending
    int unusable = 0; ///< candidates left out because their prediction is not a number

    bool operator==(const Assignment &) const = default;
};

/// SimOTA, YOLOX's label assignment (arXiv 2107.08430, section 2.1; OTA: arXiv 2103.14259) of one picture. Each ground
/// truth takes the k candidates that cost least, k being the sum of its best IoUs, at least 1; cost = BCE of
/// √(p_cls·p_obj) + λ · −log(IoU + 1e-8), and much more where the place is wrong (CandidateRule). Of equal costs the
/// earlier cell and the earlier ground truth win.
///
/// As in the reference all candidates are offered to every ground truth, so that one whose centre lies far outside of
/// the picture takes a cell of another's. k is 0 where there is no candidate at all, and for a ground truth that is
/// not finite. Predictions that are not finite: see PairCosts. Asserts that the classes exist.
Assignment assign(const CellPredictions &predictions, std::span<const TruthBox> truths,
                  const AssignSettings &settings = {});

/// The places of the k smallest costs, cheapest first; of equal ones the first.
std::vector<std::size_t> cheapest(std::span<const float> costs, int k);
/// The `count` largest IoUs, best first.
std::vector<float> bestIous(std::span<const float> ious, int count);

} // namespace vitrine
