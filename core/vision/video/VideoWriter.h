#pragma once

#include "core/base/Result.h"
#include "core/data/Picture.h"

#include <cstdint>
#include <filesystem>
#include <memory>
#include <string>
#include <vector>

struct VitrineVideoFunctions;

namespace vitrine {

/// A kind of video file that can be written; the file's ending chooses it.
struct VideoFormat {
    std::string suffix; ///< "mp4"
    std::string codec; ///< four letters
    Message description;
};
const std::vector<VideoFormat> &videoFormats();

/// Writes a video, frame by frame, into a file beside the target, which takes the target's place when finish() has seen
/// that it can be read and has all frames, and that it lies on the disk. Without finish() nothing has happened. Odd
/// sizes lose their last row or column: codecs work in pairs of pixels.
class VideoWriter {
public:
    /// `codec`: another than the format's own, by its four letters; the file may not open for want of it.
    static Result<std::unique_ptr<VideoWriter>> open(const std::filesystem::path &file, double framesPerSecond,
                                                     int width, int height, const std::string &codec = {});
    ~VideoWriter();
    VideoWriter(const VideoWriter &) = delete;
    VideoWriter &operator=(const VideoWriter &) = delete;

    Result<void> write(const Picture &picture);
    Result<void> finish();
    std::int64_t written() const { return m_written; }

private:
    VideoWriter(std::filesystem::path file, const VitrineVideoFunctions &functions, int width, int height);
    Result<void> createTemporary();
    void removeStrays() const;
    Result<void> checkSpace() const;
    void close();

    std::filesystem::path m_file;
    std::filesystem::path m_temporary;
    const VitrineVideoFunctions &m_functions;
    int m_lock = -1; ///< of the temporary file: it tells other processes that this one is in use
    void *m_writer = nullptr;
    int m_width;
    int m_height;
    std::int64_t m_written = 0;
};

} // namespace vitrine
