#pragma once

// Private to core/trace.

#include "core/trace/Executor.h"
#include "core/trace/TorchOps.h"

#include <chrono>
#include <cstdint>
#include <map>
#include <memory>
#include <string>
#include <vector>

namespace vitrine {

/// Forward and backward passes of a network in LibTorch, one after the other. Between them it keeps each node's tensors
/// with their part of autograd's graph, so that the next pass computes only what has changed.
class TraceRun {
public:
    /// `repeats` false: one pass, after which only the trace is of use.
    explicit TraceRun(bool repeats) : m_repeats(repeats) { }
    TraceRun(const TraceRun &) = delete; // the hooks of its tensors know where it is
    TraceRun &operator=(const TraceRun &) = delete;

    /// Of a request that checkRequest() has found sound.
    Result<std::shared_ptr<const Trace>> run(const TraceRequest &request, DeviceChoice device);

private:
    using Clock = std::chrono::steady_clock;

    /// A node's outputs, and whether they are those of m_last.
    struct NodeState {
        std::vector<at::Tensor> outputs; ///< by port; empty: a loss without a target, and what hangs on it
        bool isCurrent = false;
        bool isKept = false; ///< in the present run
    };
    /// When the gradient of an output was known: what came after it, up to the next one, was its node's own work.
    struct GradientEvent {
        std::size_t node = 0;
        Clock::time_point time;
    };

    /// What makes every number of a run another one.
    struct Setting {
        Mode mode = Mode::Eval;
        bool backward = true;
        DeviceChoice device = DeviceChoice::Cpu;
        DType dtype = DType::Float32;
        std::uint64_t seed = 0;
        bool operator==(const Setting &) const = default;
    };

    const Graph &graph() const { return m_trace->graph; }
    at::Tensor place(const Snapshot &snapshot) const;
    at::Tensor placeReal(const Snapshot &snapshot) const;

    void begin(const TraceRequest &request, const Setting &setting);
    void bringInWeights();
    Result<void> forward();
    Result<void> forwardNode(std::size_t index);
    Result<void> compute(std::size_t index);
    void computeInput(std::size_t index);
    bool canCompute(const Node &node) const;
    const at::Tensor &tensorAt(const ValueRef &value) const;

    bool canKeep(std::size_t index) const;
    bool hasSameWeights(const Node &node) const;
    /// Whether gradients would still be added up in the same order if this node were kept.
    bool keepsGradientOrder(std::size_t index) const;
    int gradientTerms(const ValueRef &value) const;

    Result<void> chooseTarget(const Node &loss);
    at::Tensor totalLoss() const;
    Result<void> backward();
    void watch(std::size_t node);
    void collect();
    void listSteps();
    bool hasGradient(int block) const;
    double timeOf(int block, double NodeTrace::*milliseconds) const;

    bool m_repeats;
    const TraceRequest *m_request = nullptr; ///< of the present run
    Setting m_setting;
    TensorMap m_inputs; ///< of the run before, as they came
    std::map<std::string, at::Tensor, std::less<>> m_leaves; ///< the weights of m_last, whose nodes know them
    std::shared_ptr<const Trace> m_last; ///< the run before; null: none
    std::shared_ptr<Trace> m_trace; ///< in the making
    std::vector<NodeState> m_nodes;
    std::vector<std::vector<std::size_t>> m_consumers; ///< of each node
    std::map<std::string, at::Tensor, std::less<>> m_weights;
    std::map<std::string, at::Tensor, std::less<>> m_targets;
    std::vector<std::vector<at::Tensor>> m_gradients; ///< by node and output port, of the present run
    std::vector<GradientEvent> m_events;
};

/// Checks the request, finds the device, and turns what LibTorch throws into an error.
Result<std::shared_ptr<const Trace>> runChecked(TraceRun &run, const TraceRequest &request);

} // namespace vitrine
