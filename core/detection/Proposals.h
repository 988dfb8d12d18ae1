#pragma once

#include "core/detection/Evaluate.h"
#include "core/detection/Letterbox.h"
#include "core/detection/Nms.h"

#include <vector>

namespace vitrine {

/// What a detector proposes in one picture, as far as it is needed to apply thresholds later: the candidates with at
/// least `floor` as their score. 24 bytes each, where a raw output takes 340 for every cell.
struct Proposals {
    static constexpr float floor = 0.01F; ///< COCO's figures are made from this confidence on

    LetterboxGeometry geometry;
    Candidates candidates; ///< in the order of their cells, so that suppression decides as it would on all

    static Proposals of(const Candidates &all, const LetterboxGeometry &geometry);
    std::size_t bytes() const;
};

/// What is left of the proposals of many pictures, by falling score. `truthOf`: the annotations' class of each of the
/// detector's; detections of classes that are not annotated are left out. A confidence below the floor means the floor.
std::vector<ScoredBox> detectionsOf(const std::vector<Proposals> &pictures, const std::vector<int> &truthOf,
                                    const NmsSettings &settings);

} // namespace vitrine
