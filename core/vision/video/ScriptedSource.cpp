#include "core/vision/video/ScriptedSource.h"

#include <algorithm>
#include <chrono>
#include <thread>

namespace vitrine {

ScriptedSource::ScriptedSource(VideoInfo info, const std::vector<ScriptStep> &steps) : m_info(std::move(info))
{
    std::int64_t index = 0;
    for (const ScriptStep &step : steps)
        for (int i = 0; i < step.count; ++i) {
            m_moves.push_back({step.kind, step.milliseconds, index});
            if (step.kind == ScriptStep::Kind::Frame || step.kind == ScriptStep::Kind::Loss)
                ++index;
        }
}

void ScriptedSource::wait(int milliseconds, bool stuck)
{
    const std::chrono::milliseconds time(milliseconds);
    if (stuck) {
        std::this_thread::sleep_for(time);
        return;
    }
    std::unique_lock lock(m_mutex);
    m_wake.wait_for(lock, time, [this] { return m_interrupted; });
    m_interrupted = false;
}

void ScriptedSource::interrupt()
{
    {
        const std::lock_guard lock(m_mutex);
        m_interrupted = true;
    }
    m_wake.notify_all();
}

Frame ScriptedSource::frameOf(std::int64_t index) const
{
    const auto size = static_cast<std::size_t>(m_info.width) * static_cast<std::size_t>(m_info.height) * 3;
    Frame frame;
    frame.picture = Picture::of(m_info.width, m_info.height, 3,
                                std::vector<std::uint8_t>(size, static_cast<std::uint8_t>(index % 256)));
    frame.index = index;
    frame.milliseconds = m_info.framesPerSecond > 0 ? 1000.0 * static_cast<double>(index) / m_info.framesPerSecond : 0;
    return frame;
}

Result<std::optional<Frame>> ScriptedSource::next()
{
    while (m_at < m_moves.size()) {
        const Move &move = m_moves[m_at];
        if (move.milliseconds > 0)
            wait(move.milliseconds, move.kind == ScriptStep::Kind::Stuck);
        m_gone = move.kind == ScriptStep::Kind::Unplug;
        if (m_gone)
            return fail(VITRINE_TEXT("core", "The camera %1 was unplugged."), description());
        ++m_at;
        if (move.kind == ScriptStep::Kind::Garbage)
            return fail(VITRINE_TEXT("core", "A frame of %1 can't be decoded."), description());
        if (move.kind == ScriptStep::Kind::Frame)
            return std::optional<Frame>(frameOf(move.index));
    }
    return std::optional<Frame>();
}

Result<void> ScriptedSource::seek(std::int64_t frame)
{
    const auto found = std::find_if(m_moves.begin(), m_moves.end(), [frame](const Move &move) {
        return move.kind == ScriptStep::Kind::Frame && move.index == frame;
    });
    if (!m_info.seekable || found == m_moves.end())
        return fail(VITRINE_TEXT("core", "%1 has no frame %2 to go to."), description(), frame + 1);
    m_at = static_cast<std::size_t>(found - m_moves.begin());
    m_gone = false;
    return {};
}

} // namespace vitrine
