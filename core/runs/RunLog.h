#pragma once

#include "core/runs/RunRecorder.h"

#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <variant>

namespace vitrine {

/// Notes runs from a thread of its own: nobody who trains or draws waits for the disk. The functions may be called from
/// any thread. What is not written yet waits in bounded memory; the thread begins with the first run.
class RunLog {
public:
    /// `say` hears, on that thread, why runs are not noted.
    RunLog(std::filesystem::path file, RunRecorder::Say say) : m_recorder(std::move(file), std::move(say)) { }
    ~RunLog(); ///< when all is written

    void begin(RunDescription run, std::vector<EpochRecord> earlier);
    /// Of a long run, steps are noted the more sparsely the longer it is.
    void add(std::span<const StepRecord> steps, std::span<const EpochRecord> epochs);
    /// A run that goes on after this is noted on.
    void end(RunStatus status, std::string note = {});

private:
    struct Begin {
        RunDescription run;
        std::vector<EpochRecord> earlier;
    };
    struct Add {
        std::vector<StepRecord> steps;
        std::vector<EpochRecord> epochs;
    };
    struct End {
        RunStatus status;
        std::string note;
    };
    using Job = std::variant<Begin, Add, End>;

    void write(std::stop_token stop);
    void note(const Job &job);

    RunRecorder m_recorder; ///< the thread's
    std::mutex m_mutex; ///< guards what follows; never held while writing
    std::condition_variable_any m_changed;
    std::deque<Job> m_jobs;
    std::size_t m_kept = 0; ///< steps of this run
    std::jthread m_thread; ///< last, so that it ends first
};

} // namespace vitrine
