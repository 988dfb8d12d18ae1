#pragma once

#include "core/detection/CellGrid.h"
#include "core/detection/CenterBox.h"

#include <span>
#include <vector>

namespace vitrine {

/// Which cells label assignment looks at, by where their centres lie.
enum class CandidateRule {
    /// YOLOX 0.3 and later: within `radius` (1.5) strides of the ground truth's centre, each way. A cell that is a
    /// candidate of another ground truth alone costs 1,000,000 more, so that it is taken as a last resort.
    Center,
    /// YOLOX before 0.3: in the ground truth's box, or within `radius` (2.5) strides of its centre. A cell that is not
    /// both costs 100,000 more.
    BoxOrCenter
};

/// The radius that YOLOX itself takes, in strides.
float usualRadius(CandidateRule rule);
/// What a cell costs more whose place a ground truth does not prefer.
float distanceCost(CandidateRule rule);

/// A cell's middle and size in pixels.
struct CellPlace {
    float x = 0;
    float y = 0;
    float stride = 0;

    static CellPlace of(const Cell &cell);
};

/// How a cell lies to a ground truth. On the border is outside.
bool isNearCenter(const CellPlace &cell, const CenterBox &truth, float radius);
bool isInBox(const CellPlace &cell, const CenterBox &truth);
/// Whether the rule makes the cell a candidate for the sake of this ground truth, and whether it then prefers it.
bool isCandidate(CandidateRule rule, const CellPlace &cell, const CenterBox &truth, float radius);
bool isPreferred(CandidateRule rule, const CellPlace &cell, const CenterBox &truth, float radius);

/// The cells that are a candidate for the sake of any ground truth, in ascending order; each of them is then offered
/// to all. A ground truth that is not finite brings none.
std::vector<int> candidateCells(const CellGrid &grid, std::span<const TruthBox> truths, CandidateRule rule,
                                float radius);

} // namespace vitrine
