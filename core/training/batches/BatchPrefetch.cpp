#include "core/training/batches/BatchPrefetch.h"

#include <cassert>

namespace vitrine {

BatchPrefetch::BatchPrefetch(const BatchSource &source, std::uint64_t epoch, std::vector<ItemList> batches,
                             std::size_t threads)
    : m_source(source), m_epoch(epoch), m_batches(std::move(batches)), m_ahead(threads + 2), m_made(m_batches.size())
{
    for (std::size_t i = 0; i < threads; ++i)
        m_threads.emplace_back([this](const std::stop_token &stop) { work(stop); });
}

BatchPrefetch::~BatchPrefetch()
{
    for (std::jthread &thread : m_threads)
        thread.request_stop();
}

void BatchPrefetch::work(const std::stop_token &stop)
{
    for (;;) {
        std::unique_lock lock(m_mutex);
        const bool goesOn =
            m_changed.wait(lock, stop, [this] { return m_begun >= m_batches.size() || m_begun < m_taken + m_ahead; });
        if (!goesOn || m_begun >= m_batches.size())
            return;
        const std::size_t mine = m_begun++;
        lock.unlock();
        auto batch = m_source.make(m_batches[mine], m_epoch);
        lock.lock();
        m_made[mine] = std::move(batch);
        m_changed.notify_all();
    }
}

Result<Batch> BatchPrefetch::next()
{
    std::unique_lock lock(m_mutex);
    assert(m_taken < m_batches.size());
    m_changed.wait(lock, [this] { return m_made[m_taken].has_value(); });
    Result<Batch> batch = *std::move(m_made[m_taken]);
    m_made[m_taken].reset();
    ++m_taken;
    m_changed.notify_all();
    return batch;
}

} // namespace vitrine
