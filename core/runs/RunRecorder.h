#pragma once

#include "core/runs/RunStore.h"

#include <functional>
#include <memory>
#include <string>
#include <vector>

namespace vitrine {

class Trainer;

/// What the list of runs keeps about a run that is about to begin. `folder` may be empty.
RunDescription describeRun(const Trainer &trainer, const std::string &data, const std::string &folder);

/// Notes runs in a list of runs, one at a time. A list that can't be written is no reason not to train: it is said
/// once. Blocks while the disk writes; see RunLog.
class RunRecorder {
public:
    using Say = std::function<void(const Error &)>;
    RunRecorder(std::filesystem::path file, Say say) : m_file(std::move(file)), m_say(std::move(say)) { }

    /// `earlier` are the epochs of a run that goes on.
    void begin(const RunDescription &run, std::span<const EpochRecord> earlier);
    /// Epochs are on the disk when this returns; steps follow with the next epoch, or when they are many.
    void add(std::span<const StepRecord> steps, std::span<const EpochRecord> epochs);
    void end(RunStatus status, const std::string &note = {});

private:
    void flush();
    bool take(const Result<void> &result);

    std::filesystem::path m_file;
    Say m_say;
    bool m_hasSaid = false;
    std::unique_ptr<RunStore> m_store; ///< null: nothing is noted (any more)
    std::int64_t m_run = 0;
    std::vector<StepRecord> m_steps; ///< that are not written yet
};

} // namespace vitrine
