#pragma once

#include "core/runs/RunStore.h"
#include "core/training/Trainer.h"

#include <memory>
#include <string>
#include <vector>

namespace vitrine {

/// Notes a run in the user's list of runs. A list that can't be written is no reason not to train: it is said once, on
/// standard error.
class RunRecorder {
public:
    explicit RunRecorder(bool isWanted) : m_isWanted(isWanted) { }

    void begin(const Trainer &trainer, const Network &network, const std::string &data, const std::string &folder);
    void add(const Trainer::Advance &advance);
    void end(const Result<void> &done);

private:
    void flush();
    bool take(const Result<void> &result);

    bool m_isWanted;
    std::unique_ptr<RunStore> m_store; ///< null: nothing is noted (any more)
    std::int64_t m_run = 0;
    std::vector<StepRecord> m_steps; ///< that are not written yet
};

} // namespace vitrine
