#include "widgets/optimizers/networks/NetRaceLog.h"

namespace vitrine {

NetRaceLog::~NetRaceLog()
{
    stop();
}

void NetRaceLog::stop()
{
    for (std::size_t i = 0; i < m_goesOn.size(); ++i)
        finish(i, RunStatus::Stopped, {});
    m_goesOn.clear();
    m_seedIndex = -1;
}

void NetRaceLog::finish(std::size_t member, RunStatus status, const std::string &note)
{
    if (member >= m_goesOn.size() || !m_goesOn[member])
        return;
    m_goesOn[member] = false;
    m_logs[member]->end(status, note);
}

void NetRaceLog::begin(const NetRaceRun &run)
{
    stop();
    m_seedIndex = run.seedIndex();
    const std::size_t count = run.group()->size();
    while (m_logs.size() < count)
        m_logs.push_back(std::make_unique<RunLog>(m_file, m_say));
    m_goesOn.assign(count, true);
    for (std::size_t i = 0; i < count; ++i)
        m_logs[i]->begin(describeRun(*run.group()->run(i).trainer, run.job().data.toStdString(), {}), {});
}

void NetRaceLog::add(const NetRaceRun &run, const NetRaceUpdate &update)
{
    for (const NetRaceUpdate::Lane &lane : update.lanes) {
        if (m_seedIndex != lane.seedIndex && lane.seedIndex == run.seedIndex())
            begin(run);
        if (m_seedIndex != lane.seedIndex || !m_goesOn[lane.member])
            continue;
        std::vector<EpochRecord> epochs;
        for (const RaceEpoch &epoch : lane.epochs)
            epochs.push_back(epoch.record);
        m_logs[lane.member]->add(lane.steps, epochs);
        if (lane.dropOut)
            finish(lane.member, RunStatus::Failed, lane.dropOut->reason.message.text());
        else if (!epochs.empty() && epochs.back().epoch >= run.job().base.epochs)
            finish(lane.member, RunStatus::Done, {});
    }
}

} // namespace vitrine
