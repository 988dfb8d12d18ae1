#include "core/trace/TraceRunner.h"

#include "core/trace/TraceRun.h"

namespace vitrine {

TraceRunner::TraceRunner() = default;
TraceRunner::~TraceRunner() = default;
TraceRunner::TraceRunner(TraceRunner &&) noexcept = default;
TraceRunner &TraceRunner::operator=(TraceRunner &&) noexcept = default;

Result<std::shared_ptr<const Trace>> TraceRunner::run(const TraceRequest &request)
{
    if (!m_run)
        m_run = std::make_unique<TraceRun>(true);
    auto trace = runChecked(*m_run, request);
    if (!trace && !trace.error().cancelled)
        forget(); // where memory ran out, what is kept is in the way
    return trace;
}

void TraceRunner::forget()
{
    m_run.reset();
}

} // namespace vitrine
