#pragma once

#include "core/training/compare/TrainGroup.h"
#include "widgets/training/TrainStart.h"
#include "widgets/twins/TwinSettings.h"

#include <vector>

namespace vitrine {

/// What a comparison is to begin with.
struct TwinRequest {
    TrainRequest train; ///< the original
    TwinSettings settings; ///< with twins that suit it
    std::vector<std::string> names{}; ///< of the runs, for messages; may be fewer
    TwinSettings asked{}; ///< as they are set, twins that don't suit it included
};

/// How many runs a comparison has.
int memberCount(const TwinSettings &settings);

/// Reads and measures the data, and puts the runs together. Takes its time and calls no LibTorch: for a thread of its
/// own. An error says what to do.
Result<std::vector<GroupMember>> prepareTwins(const TwinRequest &request, const Cancel &cancel,
                                              const std::function<void(double)> &progress);

} // namespace vitrine
