// Built in place of RunStore.cpp where there is no SQLite: runs are not remembered, and whoever asks is told why.

#include "core/runs/RunStore.h"

namespace vitrine {

namespace {

Error missing()
{
    return fail(VITRINE_TEXT("core", "This program was built without SQLite, which keeps the list of runs."));
}

} // namespace

struct RunStore::Database { };

RunStore::RunStore(std::unique_ptr<Database> database) : m_database(std::move(database)) { }
RunStore::~RunStore() = default;

bool RunStore::isAvailable()
{
    return false;
}
Result<std::unique_ptr<RunStore>> RunStore::open(const std::filesystem::path &)
{
    return missing();
}
Result<std::int64_t> RunStore::begin(const RunDescription &)
{
    return missing();
}
Result<void> RunStore::addEpoch(std::int64_t, const EpochRecord &)
{
    return missing();
}
Result<void> RunStore::addEpochs(std::int64_t, std::span<const EpochRecord>)
{
    return missing();
}
Result<void> RunStore::addSteps(std::int64_t, std::span<const StepRecord>)
{
    return missing();
}
Result<void> RunStore::end(std::int64_t, RunStatus, const std::string &)
{
    return missing();
}
Result<std::vector<RunInfo>> RunStore::list()
{
    return missing();
}
Result<RunInfo> RunStore::run(std::int64_t)
{
    return missing();
}
Result<std::vector<StepRecord>> RunStore::steps(std::int64_t)
{
    return missing();
}
Result<void> RunStore::remove(std::int64_t)
{
    return missing();
}

} // namespace vitrine
