#pragma once

#include "core/vision/video/FrameSource.h"
#include "widgets/video/VideoFrame.h"

#include <QObject>
#include <QString>

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <functional>
#include <future>
#include <memory>
#include <mutex>
#include <optional>

namespace vitrine {

using FrameSourceOpener = std::function<Result<std::unique_ptr<FrameSource>>()>;

/// FramePump's side in its own thread: opens one source and reads it until it is stopped. All functions but run() may
/// be called from any thread. It never calls torch.
class PumpLoop : public QObject {
    Q_OBJECT

public:
    PumpLoop(FrameSourceOpener opener, std::shared_future<void> previous);

    /// Opens, reads, waits; returns after stop(). Once the source that was open before has been closed: a camera can
    /// be open only once.
    void run();
    void stop();
    std::shared_future<void> finished() const { return m_finished; }

    void setPlaying(bool playing);
    void setLooping(bool looping);
    void setSpeed(double speed);
    /// Goes to a frame and reads it, playing or not.
    void seek(qint64 frame);

    /// The newest frame, once.
    std::shared_ptr<const VideoFrame> take();
    /// How long the source has been asked for a frame without an answer.
    std::chrono::milliseconds waiting() const;
    qint64 dropped() const { return m_dropped; }
    qint64 lost() const { return m_lost; }
    double decodeMilliseconds() const { return m_decodeMilliseconds; }

signals:
    void opened(const vitrine::VideoInfo &info, const QString &description);
    void frameWaiting(); ///< there is something to take()
    void ended();
    void failed(const vitrine::Error &error);

private:
    using Clock = std::chrono::steady_clock;

    bool awaitTurn();
    void readOne();
    void accept(Frame frame);
    void awaitTime(double milliseconds);
    void atEnd();
    void atError(const Error &error);
    void halt();

    FrameSourceOpener m_opener;
    std::shared_future<void> m_previous;
    std::promise<void> m_done;
    std::shared_future<void> m_finished;

    // Used by run() alone.
    std::unique_ptr<FrameSource> m_open;
    qint64 m_next = 0; ///< index that is expected next
    qint64 m_sinceStart = 0; ///< frames since the first one was gone to
    std::optional<Clock::time_point> m_failingSince;
    std::optional<Clock::time_point> m_clockStart; ///< when the frame at m_mediaStart was due
    double m_mediaStart = 0;

    mutable std::mutex m_mutex; ///< guards what follows; not held while reading
    std::condition_variable m_wake;
    FrameSource *m_source = nullptr; ///< to interrupt it
    std::shared_ptr<const VideoFrame> m_mailbox;
    std::optional<qint64> m_seek;
    bool m_stopped = false;
    bool m_playing = false;
    bool m_looping = false;
    double m_speed = 1;
    quint64 m_changes = 0; ///< of speed and playing: the clock starts anew
    quint64 m_clockChanges = 0;

    std::atomic<qint64> m_waitingSince{0}; ///< milliseconds of the clock; 0: not waiting
    std::atomic<qint64> m_dropped{0};
    std::atomic<qint64> m_lost{0};
    std::atomic<double> m_decodeMilliseconds{0};
};

} // namespace vitrine
