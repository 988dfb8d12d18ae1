#pragma once

#include "core/base/Result.h"

#include <string>

namespace vitrine {

enum class DeviceChoice { Auto, Cpu, Cuda };

/// What there is to compute on.
struct DeviceReport {
    std::string libTorchVersion; ///< "2.11.0"
    bool cudaUsable = false;
    std::string cudaName; ///< "NVIDIA H200"; empty without
    Message cudaMissing; ///< why CUDA can't be used, and what to do; empty where it can
    int threads = 1; ///< LibTorch's intra-op threads
};

/// Looks once, loading libtorch_cuda.so where the full set of CUDA packages is installed; remembers the answer.
const DeviceReport &deviceReport();
/// Auto becomes Cuda where it is usable, else Cpu. Asking for a Cuda that is not there is an error that says why.
Result<DeviceChoice> resolveDevice(DeviceChoice choice);
/// LibTorch's intra-op threads; 0: as many as OMP_NUM_THREADS says, else as there are cores.
void setThreads(int threads);

} // namespace vitrine
