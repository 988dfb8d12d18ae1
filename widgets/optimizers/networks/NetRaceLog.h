#pragma once

#include "core/runs/RunLog.h"
#include "widgets/optimizers/networks/NetRaceRun.h"

#include <memory>
#include <vector>

namespace vitrine {

/// Notes each competitor's run in the list of runs, as if it had been trained alone.
class NetRaceLog {
public:
    NetRaceLog(std::filesystem::path file, RunRecorder::Say say) : m_file(std::move(file)), m_say(std::move(say)) { }
    ~NetRaceLog(); ///< what goes on is noted as stopped

    /// What a race has just left, before it works on.
    void add(const NetRaceRun &run, const NetRaceUpdate &update);
    /// The race is given up.
    void stop();

private:
    void begin(const NetRaceRun &run);
    void finish(std::size_t member, RunStatus status, const std::string &note);

    std::filesystem::path m_file;
    RunRecorder::Say m_say;
    std::vector<std::unique_ptr<RunLog>> m_logs; ///< beside the members; kept for the next race
    std::vector<bool> m_goesOn;
    int m_seedIndex = -1; ///< of the race that is noted
};

} // namespace vitrine
