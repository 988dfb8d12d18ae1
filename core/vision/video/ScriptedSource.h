#pragma once

#include "core/vision/video/FrameSource.h"

#include <condition_variable>
#include <mutex>
#include <vector>

namespace vitrine {

/// What a scripted camera does next.
struct ScriptStep {
    enum class Kind {
        Frame,
        Loss, ///< a frame is lost: the next one's index is one more
        Garbage, ///< what came can't be decoded: an error, then it goes on
        Stall, ///< nothing comes for `milliseconds`
        Stuck, ///< the same, and interrupt() does not help, as with a driver that hangs
        Unplug, ///< an error, for good
    };
    Kind kind = Kind::Frame;
    int count = 1;
    int milliseconds = 0; ///< before each frame
};

/// A stand-in for a camera or a file: does what a list of steps says, then ends. Frames are of one grey, which tells
/// their index (modulo 256), so that who gets one knows which.
class ScriptedSource : public FrameSource {
public:
    ScriptedSource(VideoInfo info, const std::vector<ScriptStep> &steps);

    const VideoInfo &info() const override { return m_info; }
    std::string description() const override { return "Script"; }
    bool isGone() const override { return m_gone; }
    Result<std::optional<Frame>> next() override;
    Result<void> seek(std::int64_t frame) override;
    void interrupt() override;

private:
    struct Move {
        ScriptStep::Kind kind = ScriptStep::Kind::Frame;
        int milliseconds = 0;
        std::int64_t index = 0; ///< of the frame
    };
    void wait(int milliseconds, bool stuck);
    Frame frameOf(std::int64_t index) const;

    VideoInfo m_info;
    std::vector<Move> m_moves;
    std::size_t m_at = 0;
    bool m_gone = false;
    std::mutex m_mutex;
    std::condition_variable m_wake;
    bool m_interrupted = false; ///< guarded by m_mutex
};

} // namespace vitrine
