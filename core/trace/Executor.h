#pragma once

#include "core/base/Cancel.h"
#include "core/base/Result.h"
#include "core/tensor/Device.h"
#include "core/trace/Trace.h"

#include <cstdint>
#include <functional>
#include <memory>

namespace vitrine {

struct TraceRequest {
    Graph graph;
    TensorMap weights; ///< all that Graph::weights() names; not changed
    TensorMap inputs; ///< a tensor for each Input id and, for each loss, its target under the loss's id
    /// The target of a loss that has none in `inputs`, asked for when its prediction is known; may be empty.
    std::function<Snapshot(const Node &loss, const Snapshot &prediction)> target;
    Mode mode = Mode::Eval;
    /// Without: no gradients, and a loss is computed only where its target is there.
    bool backward = true;
    DeviceChoice device = DeviceChoice::Cpu;
    DType dtype = DType::Float32; ///< Float64 for checks by numerical differences
    std::uint64_t seed = 0; ///< of dropout's masks
    Cancel cancel;
    std::function<void(double share)> progress; ///< 0 … 1, called on the running thread after each node; may be empty
};

/// Runs a network and records it. Call on the compute thread. Fails, with a message that names the block, on missing or
/// misshapen inputs and targets, class indices out of range, batch statistics of a single value, lack of memory.
///
/// Gradients are LibTorch's autograd's own; nothing is computed in place.
Result<std::shared_ptr<const Trace>> runTrace(const TraceRequest &request);

} // namespace vitrine
