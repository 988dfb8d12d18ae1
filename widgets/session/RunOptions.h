#pragma once

#include "core/tensor/Device.h"

#include <cstdint>

namespace vitrine {

/// What the preferences say about computing.
struct RunOptions {
    DeviceChoice device = DeviceChoice::Auto;
    int threads = 0; ///< 0: as many as there are cores
    std::int64_t memoryLimit = 2LL << 30; ///< bytes that the tensors of one run may take

    bool operator==(const RunOptions &) const = default;
};

} // namespace vitrine
