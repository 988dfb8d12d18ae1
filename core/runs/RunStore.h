#pragma once

#include "core/base/Result.h"
#include "core/training/TrainSetup.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <span>
#include <string>
#include <vector>

namespace vitrine {

/// What a run is about; enough to do it again.
struct RunDescription {
    std::string name; ///< "LeNet-5 on digits, Adam"
    std::string network; ///< a network file's text
    std::string data; ///< as `--data` says it
    std::string settings; ///< optimizer, schedule, batch … as JSON
    std::uint64_t seed = 0;
    std::string folder; ///< where weights and checkpoint lie; may be empty
};

enum class RunStatus {
    Running,
    Done,
    Stopped, ///< by the user
    Failed, ///< the numbers ran away, or it could not go on
    CutOff ///< its program ended before it did
};

struct RunInfo {
    std::int64_t id = 0;
    RunDescription description;
    std::int64_t started = 0; ///< seconds since 1970, UTC
    RunStatus status = RunStatus::Running;
    std::string note; ///< why it failed
    std::vector<EpochRecord> epochs;
};

/// The training runs of a user, in one SQLite file. Each epoch is on the disk when addEpoch() returns, so that a
/// program that is killed loses none. Several programs may have it open at once; an object is used by one thread at a
/// time.
class RunStore {
public:
    /// Opens or makes the file. A damaged one is moved aside ("runs.damaged-1.db"), and a new one begun; movedAside()
    /// says where it is now.
    static Result<std::unique_ptr<RunStore>> open(const std::filesystem::path &file);
    static bool isAvailable(); ///< false: built without SQLite; nothing here works
    /// $XDG_DATA_HOME/vitrine/runs.db, or ~/.local/share/vitrine/runs.db.
    static std::filesystem::path usualFile();
    ~RunStore();
    RunStore(const RunStore &) = delete;
    RunStore &operator=(const RunStore &) = delete;

    const std::filesystem::path &movedAside() const { return m_movedAside; }

    Result<std::int64_t> begin(const RunDescription &description);
    Result<void> addEpoch(std::int64_t run, const EpochRecord &epoch);
    /// All of them or none.
    Result<void> addEpochs(std::int64_t run, std::span<const EpochRecord> epochs);
    Result<void> addSteps(std::int64_t run, std::span<const StepRecord> steps);
    Result<void> end(std::int64_t run, RunStatus status, const std::string &note = {});

    Result<std::vector<RunInfo>> list(); ///< newest first
    Result<RunInfo> run(std::int64_t id);
    Result<std::vector<StepRecord>> steps(std::int64_t run);
    Result<void> remove(std::int64_t run);

private:
    struct Database;
    explicit RunStore(std::unique_ptr<Database> database);

    std::unique_ptr<Database> m_database;
    std::filesystem::path m_movedAside;
};

/// "running", "done", …
std::string nameOf(RunStatus status);

} // namespace vitrine
