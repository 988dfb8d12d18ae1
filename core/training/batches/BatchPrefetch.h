#pragma once

#include "core/training/batches/BatchSource.h"

#include <condition_variable>
#include <cstddef>
#include <optional>
#include <thread>
#include <vector>

namespace vitrine {

/// Makes batches ahead of their use, on threads of its own that never call LibTorch, and hands them out in order: the
/// trainer need not wait for a disk or for decoding. So many batches ahead that nobody waits, and no more, so that
/// memory stays bounded.
class BatchPrefetch {
public:
    using ItemList = std::vector<std::int64_t>;

    /// The batches of an epoch. `source` must outlive this.
    BatchPrefetch(const BatchSource &source, std::uint64_t epoch, std::vector<ItemList> batches, std::size_t threads);
    ~BatchPrefetch();
    BatchPrefetch(const BatchPrefetch &) = delete;
    BatchPrefetch &operator=(const BatchPrefetch &) = delete;

    /// The next batch; waits until it is there. Not to be called more often than there are batches.
    Result<Batch> next();

private:
    void work(const std::stop_token &stop);

    const BatchSource &m_source;
    const std::uint64_t m_epoch;
    const std::vector<ItemList> m_batches;
    std::size_t m_ahead;
    std::mutex m_mutex; ///< guards what follows
    std::condition_variable_any m_changed;
    std::vector<std::optional<Result<Batch>>> m_made;
    std::size_t m_taken = 0; ///< handed out
    std::size_t m_begun = 0; ///< a thread is at it, or was
    std::vector<std::jthread> m_threads; ///< last, so that they end first
};

} // namespace vitrine
