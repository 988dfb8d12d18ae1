#pragma once

#include "core/detection/Decode.h"

#include <cstdint>
#include <vector>

namespace vitrine {

struct NmsSettings {
    float confidence = 0.3F; ///< a score of at least this
    float iou = 0.45F; ///< suppressed where the IoU with a better box is larger than this
    bool classAgnostic = false; ///< boxes of different classes suppress each other
    int limit = 300; ///< at most this many are kept, the best; 0: all
    std::vector<bool> hiddenClasses; ///< by class; shorter than the classes: the rest is shown

    bool operator==(const NmsSettings &) const = default;
};

/// At which gate a candidate stopped.
enum class Gate : std::uint8_t {
    Kept,
    Class, ///< its class is hidden
    Confidence, ///< its score is too low
    Suppressed, ///< it overlaps a better box too much
    Limit, ///< good enough, but `limit` better ones were kept
};

struct Verdict {
    Gate gate = Gate::Confidence;
    int suppressor = -1; ///< the cell whose box suppressed it; −1: none
    float iou = 0; ///< with the suppressor's box
    int rank = -1; ///< place in the order of scores among those that passed the confidence gate; −1: did not
};

/// What was kept, and of each candidate why it was kept or dropped.
struct NmsResult {
    std::vector<int> kept; ///< cells, best score first
    std::vector<Verdict> verdicts; ///< index = cell
    int shown = 0; ///< candidates of classes that are not hidden
    int confident = 0; ///< of those, with enough score
};

/// Greedy non-maximum suppression as YOLOX's evaluation does it: plain IoU in pixels of the network's input, best score
/// first (of equal ones the earlier cell), within each class or over all. A pure function; the candidates stay.
NmsResult suppress(const Candidates &candidates, const NmsSettings &settings);

/// One move of the algorithm, for stepping through it: `cell` was looked at in the order of scores, and kept, or
/// suppressed by `by`.
struct NmsMove {
    int cell = 0;
    bool kept = true;
    int by = -1;
    float iou = 0;
};
std::vector<NmsMove> nmsMoves(const NmsResult &result);

} // namespace vitrine
