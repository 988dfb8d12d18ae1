#pragma once

#include "core/vision/video/FrameSource.h"

#include <string>

struct VitrineVideoFunctions;

namespace vitrine {

/// What a video file and a camera have in common: a reader of the module vitrine_videoio, closed with this object.
class VideoReader {
public:
    VideoReader(const VitrineVideoFunctions &functions, void *reader) : m_functions(functions), m_reader(reader) { }
    ~VideoReader();
    VideoReader(const VideoReader &) = delete;
    VideoReader &operator=(const VideoReader &) = delete;

    enum class Read { Frame, Nothing, Failed };
    /// Reads one frame into `frame`, all but its index; where that fails, cause() has the library's words.
    Read read(const std::string &name, Frame &frame);
    bool seek(std::int64_t frame);
    const Error &error() const { return m_error; }

private:
    const VitrineVideoFunctions &m_functions;
    void *m_reader;
    Error m_error;
};

} // namespace vitrine
