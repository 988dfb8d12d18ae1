#pragma once

#include "core/base/Cancel.h"
#include "core/base/Result.h"
#include "core/batchnorm/BatchStatistics.h"
#include "core/network/Network.h"
#include "core/tensor/Device.h"
#include "core/tensor/TensorMap.h"

#include <string>

namespace vitrine {

/// What a batch norm gets to see.
struct ProbeRequest {
    Network network;
    TensorMap weights;
    TensorMap inputs; ///< a batch for each Input
    std::string path; ///< of the batch norm
    DeviceChoice device = DeviceChoice::Cpu;
    std::int64_t memoryLimit = 0; ///< bytes that the values on the way may take; 0: any
    Cancel cancel;
};

struct Probe {
    Snapshot input; ///< of the batch norm, [N, C, …]
    Snapshot feeding; ///< what goes into the layer before it, where there is one input; else invalid
    BatchStatistics statistics; ///< of the batch
};

/// Runs a batch up to the batch norm as training does it, batch norms before it by the batch's own statistics, no
/// further. On the compute thread. Fails where the network can't run so far, a batch norm before it has a single value
/// a channel, or memory would not do.
Result<Probe> probeBatchNorm(const ProbeRequest &request);

} // namespace vitrine
