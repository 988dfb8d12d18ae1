#include "widgets/video/PumpLoop.h"

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

using namespace std::chrono_literals;

constexpr auto failurePatience = 3s; ///< a camera that loses its frames for so long has failed
constexpr auto retryPause = 10ms;
constexpr auto latest = 1s; ///< who is so far behind doesn't catch up: the clock starts anew
constexpr auto previousPatience = 2s;

qint64 nowMilliseconds()
{
    const auto now = std::chrono::steady_clock::now().time_since_epoch();
    return std::chrono::duration_cast<std::chrono::milliseconds>(now).count();
}

} // namespace

PumpLoop::PumpLoop(FrameSourceOpener opener, std::shared_future<void> previous)
    : m_opener(std::move(opener)), m_previous(std::move(previous)), m_finished(m_done.get_future().share())
{
}

void PumpLoop::run()
{
    if (m_previous.valid())
        m_previous.wait_for(previousPatience);
    m_waitingSince = nowMilliseconds();
    auto source = m_opener();
    m_waitingSince = 0;
    if (source.ok()) {
        m_open = std::move(*source);
        {
            const std::lock_guard lock(m_mutex);
            m_source = m_open.get();
        }
        emit opened(m_open->info(), QString::fromStdString(m_open->description()));
        while (awaitTurn())
            readOne();
        {
            const std::lock_guard lock(m_mutex);
            m_source = nullptr;
        }
        m_open.reset();
    } else {
        emit failed(source.error());
    }
    m_done.set_value();
}

void PumpLoop::stop()
{
    const std::lock_guard lock(m_mutex);
    m_stopped = true;
    if (m_source)
        m_source->interrupt();
    m_wake.notify_all();
}

void PumpLoop::setPlaying(bool playing)
{
    const std::lock_guard lock(m_mutex);
    m_playing = playing;
    ++m_changes;
    m_wake.notify_all();
}

void PumpLoop::setLooping(bool looping)
{
    const std::lock_guard lock(m_mutex);
    m_looping = looping;
}

void PumpLoop::setSpeed(double speed)
{
    const std::lock_guard lock(m_mutex);
    m_speed = speed;
    ++m_changes;
    m_wake.notify_all();
}

void PumpLoop::seek(qint64 frame)
{
    const std::lock_guard lock(m_mutex);
    m_seek = frame;
    m_mailbox.reset(); // of before
    m_wake.notify_all();
}

std::shared_ptr<const VideoFrame> PumpLoop::take()
{
    const std::lock_guard lock(m_mutex);
    return std::exchange(m_mailbox, nullptr);
}

std::chrono::milliseconds PumpLoop::waiting() const
{
    const qint64 since = m_waitingSince;
    return std::chrono::milliseconds(since == 0 ? 0 : nowMilliseconds() - since);
}

/// Until there is something to read; false: stopped.
bool PumpLoop::awaitTurn()
{
    std::unique_lock lock(m_mutex);
    m_wake.wait(lock, [this] { return m_stopped || m_playing || m_seek; });
    return !m_stopped;
}

void PumpLoop::readOne()
{
    std::optional<qint64> target;
    {
        const std::lock_guard lock(m_mutex);
        target = std::exchange(m_seek, {});
        if (target || m_clockChanges != m_changes)
            m_clockStart.reset();
        m_clockChanges = m_changes;
    }
    if (target && *target != m_next) {
        if (const auto done = m_open->seek(*target); !done) {
            halt();
            emit failed(done.error());
            return;
        }
        m_next = *target;
        m_sinceStart = 0;
    }
    if (m_waitingSince == 0)
        m_waitingSince = nowMilliseconds();
    auto frame = m_open->next();
    if (!frame) {
        atError(frame.error());
        return;
    }
    m_waitingSince = 0;
    m_failingSince.reset();
    if (*frame)
        accept(std::move(**frame));
    else
        atEnd();
}

void PumpLoop::accept(Frame frame)
{
    if (m_open->info().live)
        m_lost += std::max<qint64>(0, frame.index - m_next);
    else
        awaitTime(frame.milliseconds);
    m_next = frame.index + 1;
    ++m_sinceStart;
    m_decodeMilliseconds = m_decodeMilliseconds == 0 ? frame.decodeMilliseconds
                                                     : 0.9 * m_decodeMilliseconds + 0.1 * frame.decodeMilliseconds;
    const QImage image = imageOver(frame.picture);
    auto shown = std::make_shared<const VideoFrame>(
        VideoFrame{std::move(frame.picture), image, frame.index, frame.milliseconds});
    {
        const std::lock_guard lock(m_mutex);
        if (m_seek)
            return; // somewhere else already
        if (std::exchange(m_mailbox, std::move(shown))) {
            ++m_dropped;
            return; // it has been told that there is something
        }
    }
    emit frameWaiting();
}

/// Until the frame at this time of the file is due.
void PumpLoop::awaitTime(double milliseconds)
{
    std::unique_lock lock(m_mutex);
    const auto due = [&] {
        const std::chrono::duration<double, std::milli> since((milliseconds - m_mediaStart) / m_speed);
        return *m_clockStart + std::chrono::duration_cast<Clock::duration>(since);
    };
    if (m_clockStart && Clock::now() > due() + latest)
        m_clockStart.reset();
    if (!m_clockStart) {
        m_clockStart = Clock::now();
        m_mediaStart = milliseconds;
        return;
    }
    m_wake.wait_until(lock, due(), [this] { return m_stopped || m_seek || m_changes != m_clockChanges; });
}

void PumpLoop::atEnd()
{
    bool again = false;
    {
        const std::lock_guard lock(m_mutex);
        again = m_looping && m_playing && m_sinceStart > 0 && m_open->info().seekable;
    }
    if (again && m_open->seek(0)) {
        m_next = m_sinceStart = 0;
        // The last frame has its time too.
        m_clockStart = Clock::now();
        m_mediaStart = -1000 / std::max(1.0, m_open->info().framesPerSecond);
        return;
    }
    halt();
    emit ended();
}

/// A camera may lose a frame or two; what else fails has failed, but may be gone back in.
void PumpLoop::atError(const Error &error)
{
    if (m_open->info().live && !m_open->isGone()) {
        ++m_lost;
        if (!m_failingSince)
            m_failingSince = Clock::now();
        if (Clock::now() - *m_failingSince < failurePatience) {
            std::unique_lock lock(m_mutex);
            m_wake.wait_for(lock, retryPause, [this] { return m_stopped; });
            return;
        }
    }
    m_waitingSince = 0;
    m_failingSince.reset();
    m_next = -1; // wherever it stands now, the next one is gone to
    halt();
    emit failed(error);
}

void PumpLoop::halt()
{
    const std::lock_guard lock(m_mutex);
    m_playing = false;
}

} // namespace vitrine
