#pragma once

#include "core/detection/Evaluate.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vitrine {

/// What a detector found in a few pictures, the same ones in every epoch.
struct FoundObjects {
    struct Picture {
        std::int64_t item = 0; ///< of the set
        std::vector<ScoredBox> boxes; ///< in pixels of the network's input
    };
    std::int64_t step = 0;
    double epoch = 0;
    int width = 0, height = 0; ///< of the network's input
    std::vector<Picture> pictures;
    std::vector<std::string> classes;
};

} // namespace vitrine
