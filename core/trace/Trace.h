#pragma once

#include "core/graph/Graph.h"
#include "core/tensor/Snapshot.h"
#include "core/tensor/TensorMap.h"

#include <map>
#include <memory>
#include <string>
#include <vector>

namespace vitrine {

enum class Mode { Eval, Train };

/// One station of a run: a block's forward pass (a loss block's gives the loss), or a block's backward pass.
struct Step {
    Pass pass = Pass::Forward;
    int block = 0; ///< index into Graph::blocks
    double milliseconds = 0; ///< time that the block's nodes took; backward: 0 where the pass could not be told apart
};

/// What a node left behind.
struct NodeTrace {
    std::vector<Snapshot> outputs; ///< a tensor for each output port
    std::vector<Snapshot> gradients; ///< ∂Loss/∂output, for each port; invalid where there was no backward pass
    std::map<std::string, Snapshot, std::less<>> statistics; ///< "mean", "var", "running_mean", "running_var", "mask"
    double forwardMilliseconds = 0; ///< of a node that was kept, when it was computed
    double backwardMilliseconds = 0;
    bool hasGradient = false; ///< the backward pass came by: it lies on a way to the loss
    bool isKept = false; ///< nothing it depends on had changed: its forward pass is that of the run before
};

/// The record of one forward and, where the network has a loss, one backward pass. Immutable; tensors are shared with
/// the run that made them, none is copied.
struct Trace {
    Graph graph;
    Mode mode = Mode::Eval;
    bool hasBackward = false;
    /// Forward in order to the loss, then backward in reverse order to the input, by way of what the loss depends on.
    std::vector<Step> steps;
    std::vector<NodeTrace> nodes; ///< beside graph.nodes
    TensorMap weights; ///< as used: "conv1.weight"; buffers included
    TensorMap weightGradients; ///< ∂Loss/∂weight by the same names; learnable ones, after a backward pass
    TensorMap targets; ///< by the id of the loss
    double milliseconds = 0; ///< wall time of the whole run
    std::string device; ///< "cpu" or "cuda"

    /// An output of a block or, by its path, of a node; invalid where there is none.
    Snapshot output(std::string_view path, int port = 0) const;
    Snapshot gradient(std::string_view path, int port = 0) const;
    Snapshot statistic(std::string_view path, std::string_view name) const;

    /// As contracts.md lays out `vitrine-cli trace`'s file: forward/…, grad/…, stats/….
    TensorMap toTensors() const;
};

} // namespace vitrine
