#pragma once

#include "core/detection/assign/CandidateRule.h"

namespace vitrine {

/// What label assignment is set by; the defaults are YOLOX's.
struct AssignSettings {
    CandidateRule rule = CandidateRule::Center;
    float lambda = 3; ///< how much the IoU counts beside the class
    int topIous = 10; ///< k is the sum of so many of the best IoUs; at least 1
    float radius = 0; ///< in strides; 0: the rule's own

    float reach() const { return radius > 0 ? radius : usualRadius(rule); }
    bool operator==(const AssignSettings &) const = default;
};

} // namespace vitrine
