#pragma once

// Private to core/stepping.

#include "core/base/Cancel.h"
#include "core/stepping/Iteration.h"
#include "core/stepping/JourneySetup.h"

namespace vitrine {

/// What an iteration begins with.
struct JourneyState {
    WeightRow weights;
    std::vector<WeightRow> optimizer; ///< beside OptimizerKind::state()
    TensorMap buffers; ///< what is not learnt: running statistics

    std::int64_t bytes() const;
};

/// Computes one iteration from what it begins with; remembers nothing.
class IterationWalk {
public:
    struct Walked {
        std::shared_ptr<const Iteration> iteration;
        JourneyState after;
    };

    static Result<IterationWalk> make(const JourneySetup &setup);

    JourneyState start() const;
    /// `measures`: also asks for the loss after the step; not needed on the way to another iteration.
    Result<Walked> walk(std::int64_t number, const JourneyState &state, bool measures, const Cancel &cancel) const;
    /// What a kept iteration leads to.
    JourneyState after(const Iteration &iteration) const;

private:
    explicit IterationWalk(const JourneySetup &setup) : m_setup(setup) { }
    TensorMap tensorsOf(const WeightRow &weights, const TensorMap &buffers) const;
    Result<std::shared_ptr<const Trace>> pass(std::int64_t number, TraceRequest &request) const;
    void stepOptimizer(const Trace &trace, const JourneyState &state, std::int64_t number, Update &update) const;
    void describe(const Trace &trace, Update &update) const;
    Result<void> measure(TraceRequest &request, Update &update) const;
    TensorMap buffersAfter(const Trace &trace) const;
    double learningRate(std::int64_t number) const;

    JourneySetup m_setup;
    const OptimizerKind *m_kind = nullptr;
    Hyperparameters m_hyperparameters; ///< complete
    std::vector<TensorRange> m_ranges;
    std::vector<int> m_nodes; ///< beside m_ranges: which node a tensor belongs to
    std::size_t m_rowSize = 0;
    bool m_measuresEach = false; ///< the network is small enough to ask for the loss after each tensor
};

/// The sum of a trace's losses.
double totalLoss(const Trace &trace);

} // namespace vitrine
