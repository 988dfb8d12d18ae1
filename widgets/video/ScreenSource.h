#pragma once

#include "core/vision/video/FrameSource.h"

#include <QObject>

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>

class QImage;

namespace vitrine {

/// Takes the picture of the screen in the GUI thread, where alone that may be done.
class ScreenGrabber : public QObject {
    Q_OBJECT

public:
    ScreenGrabber();

    /// The whole screen, null where it can't be had or takes too long. Called in another thread, which waits.
    QImage grab();
    void interrupt();

private:
    void take();

    std::mutex m_mutex; ///< guards what follows
    std::condition_variable m_wake;
    std::unique_ptr<QImage> m_image;
    bool m_interrupted = false;
};

/// The first screen as moving pictures, whole, at most 15 a second: each one stops the GUI for some milliseconds. Only
/// where the system lets a program see the screen (X11, not Wayland). Make it in the GUI thread.
class ScreenSource : public FrameSource {
public:
    ScreenSource();
    ~ScreenSource() override;

    const VideoInfo &info() const override { return m_info; }
    std::string description() const override { return m_description; }
    Result<std::optional<Frame>> next() override;
    Result<void> seek(std::int64_t) override;
    bool isGone() const override { return m_gone; }
    void interrupt() override { m_grabber->interrupt(); }

private:
    using Clock = std::chrono::steady_clock;

    VideoInfo m_info;
    std::string m_description;
    ScreenGrabber *m_grabber; ///< lives and dies in the GUI thread
    Clock::time_point m_start;
    Clock::time_point m_last;
    std::int64_t m_next = 0;
    bool m_gone = false;
};

} // namespace vitrine
