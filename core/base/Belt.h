#pragma once

#include <condition_variable>
#include <cstddef>
#include <deque>
#include <mutex>
#include <optional>
#include <utility>

namespace vitrine {

/// Hands things from one thread to the next, in order. Who is ahead by `capacity` things waits.
template <typename Item>
class Belt {
public:
    explicit Belt(std::size_t capacity) : m_capacity(capacity) { }

    /// After end() it is dropped.
    void put(Item item)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_ended || m_items.size() < m_capacity; });
        if (m_ended)
            return;
        m_items.push_back(std::move(item));
        m_changed.notify_all();
    }
    /// Nothing more comes. Wakes whoever waits.
    void end()
    {
        const std::lock_guard lock(m_mutex);
        m_ended = true;
        m_changed.notify_all();
    }
    /// The next one; none at the end.
    std::optional<Item> take()
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_ended || !m_items.empty(); });
        return first();
    }
    /// The same without waiting: none also where there is none yet.
    std::optional<Item> tryTake()
    {
        const std::lock_guard lock(m_mutex);
        return first();
    }

private:
    std::optional<Item> first()
    {
        if (m_items.empty())
            return {};
        Item item = std::move(m_items.front());
        m_items.pop_front();
        m_changed.notify_all();
        return item;
    }

    const std::size_t m_capacity;
    std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_changed;
    std::deque<Item> m_items;
    bool m_ended = false;
};

} // namespace vitrine
