#include "core/trace/Executor.h"

#include "core/trace/TraceRun.h"

namespace vitrine {

Result<std::shared_ptr<const Trace>> runTrace(const TraceRequest &request)
{
    TraceRun run(false);
    return runChecked(run, request);
}

} // namespace vitrine
