#include "core/runs/RunLog.h"

namespace vitrine {

namespace {

constexpr std::size_t denseSteps = 50'000; ///< that are all noted; after as many again, every second one, then …
constexpr std::size_t mostWaiting = 100'000; ///< steps; a disk that stands still costs no more memory

} // namespace

RunLog::~RunLog()
{
    m_thread.request_stop();
}

void RunLog::begin(RunDescription run, std::vector<EpochRecord> earlier)
{
    const std::scoped_lock lock(m_mutex);
    m_kept = 0;
    m_jobs.push_back(Begin{std::move(run), std::move(earlier)});
    if (!m_thread.joinable())
        m_thread = std::jthread([this](std::stop_token stop) { write(std::move(stop)); });
    m_changed.notify_one();
}

void RunLog::add(std::span<const StepRecord> steps, std::span<const EpochRecord> epochs)
{
    const std::scoped_lock lock(m_mutex);
    if (m_jobs.empty() || !std::holds_alternative<Add>(m_jobs.back()))
        m_jobs.push_back(Add{});
    auto &waiting = std::get<Add>(m_jobs.back());
    for (const StepRecord &step : steps) {
        const auto stride = static_cast<std::int64_t>(1 + m_kept / denseSteps);
        if (step.step % stride != 0 || waiting.steps.size() >= mostWaiting)
            continue;
        waiting.steps.push_back(step);
        ++m_kept;
    }
    waiting.epochs.insert(waiting.epochs.end(), epochs.begin(), epochs.end());
    m_changed.notify_one();
}

void RunLog::end(RunStatus status, std::string note)
{
    const std::scoped_lock lock(m_mutex);
    m_jobs.push_back(End{status, std::move(note)});
    m_changed.notify_one();
}

void RunLog::write(std::stop_token stop)
{
    std::unique_lock lock(m_mutex);
    // What waits is written even when the end is near.
    while (m_changed.wait(lock, stop, [this] { return !m_jobs.empty(); })) {
        const Job job = std::move(m_jobs.front());
        m_jobs.pop_front();
        lock.unlock();
        note(job);
        lock.lock();
    }
}

void RunLog::note(const Job &job)
{
    if (const auto *begin = std::get_if<Begin>(&job))
        m_recorder.begin(begin->run, begin->earlier);
    else if (const auto *add = std::get_if<Add>(&job))
        m_recorder.add(add->steps, add->epochs);
    else if (const auto *end = std::get_if<End>(&job))
        m_recorder.end(end->status, end->note);
}

} // namespace vitrine
