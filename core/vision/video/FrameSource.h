#pragma once

#include "core/base/Result.h"
#include "core/data/Picture.h"

#include <cstdint>
#include <optional>
#include <string>

namespace vitrine {

/// What is known of moving pictures before the first one is read.
struct VideoInfo {
    int width = 0; ///< 0: known only with the first frame
    int height = 0;
    double framesPerSecond = 0; ///< 0: not known
    std::optional<std::int64_t> frameCount; ///< as the file says; none: endless, or not known
    bool seekable = false;
    bool live = false; ///< frames come when they come; asking later gives a later one
};

struct Frame {
    Picture picture; ///< RGB, 8 bits
    std::int64_t index = 0; ///< from 0; a gap says that frames were lost before it
    double milliseconds = 0; ///< since the first frame
    double decodeMilliseconds = 0; ///< what decoding it took, without waiting for it
};

/// Moving pictures: a video file, a camera, the screen. Used by one thread, which may have to wait in next() as long as
/// the device pleases; that thread never calls torch.
class FrameSource {
public:
    virtual ~FrameSource() = default;

    virtual const VideoInfo &info() const = 0;
    /// For people: the file's name, or the camera's.
    virtual std::string description() const = 0;
    /// The next frame; none at the end. An error names the file or device and the cause. Asking again after one is
    /// allowed, and of use where isGone() is false: a camera may lose a frame and go on.
    virtual Result<std::optional<Frame>> next() = 0;
    /// Makes `frame` the one that next() gives.
    virtual Result<void> seek(std::int64_t frame) = 0;
    /// The device is no longer there, or the file is damaged from here on.
    virtual bool isGone() const = 0;
    /// Makes a next() that waits return soon, where that can be done. From any thread.
    virtual void interrupt() { }
};

} // namespace vitrine
