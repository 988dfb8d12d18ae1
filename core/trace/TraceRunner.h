#pragma once

#include "core/base/Result.h"
#include "core/trace/Executor.h"

#include <memory>

namespace vitrine {

class TraceRun;

/// Runs a network again and again while little of it changes: a pixel, a weight, a block. What does not depend on the
/// change is taken over from the run before, with its tensors, their summaries and what the backward pass needs of it;
/// the backward pass goes through everything, since all gradients change with the loss. The trace equals that of
/// runTrace() bit for bit, but for the times.
///
/// Finds out by itself what has changed: tensors that are not the same memory are compared. Keeps the tensors of one
/// run. All calls on one thread.
class TraceRunner {
public:
    TraceRunner();
    ~TraceRunner();
    TraceRunner(TraceRunner &&) noexcept;
    TraceRunner &operator=(TraceRunner &&) noexcept;

    /// As runTrace(). After a cancel the next run computes again what this one had begun, after a failure everything.
    Result<std::shared_ptr<const Trace>> run(const TraceRequest &request);
    /// Lets go of what is kept; the next run computes everything.
    void forget();

private:
    std::unique_ptr<TraceRun> m_run;
};

} // namespace vitrine
