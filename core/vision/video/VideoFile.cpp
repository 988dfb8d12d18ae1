#include "core/vision/video/VideoFile.h"

#include "core/vision/video/VideoLibrary.h"
#include "core/vision/video/VideoReader.h"
#include "core/vision/video/opencv/VideoEntry.h"

#include <array>

namespace vitrine {

namespace {

constexpr int timeoutMilliseconds = 10000; ///< a drive that went away; FFmpeg's own is half a minute
/// How many frames fewer than announced may come. The count is exact in most files; in others it is computed from the
/// length, and an edit of the start hides a frame or two.
constexpr std::int64_t countTolerance = 2;

class VideoFile : public FrameSource {
public:
    VideoFile(std::filesystem::path file, const VitrineVideoFunctions &functions, void *reader,
              const VitrineVideoFacts &facts)
        : m_file(std::move(file)), m_reader(functions, reader)
    {
        m_info.width = facts.width;
        m_info.height = facts.height;
        m_info.framesPerSecond = facts.framesPerSecond;
        if (facts.frameCount > 0)
            m_info.frameCount = facts.frameCount;
        m_info.seekable = m_info.frameCount.has_value();
    }

    const VideoInfo &info() const override { return m_info; }
    std::string description() const override { return m_file.filename().string(); }
    bool isGone() const override { return m_damaged; }
    Result<std::optional<Frame>> next() override;
    Result<void> seek(std::int64_t frame) override;

private:
    double millisecondsAt(std::int64_t index) const
    {
        return m_info.framesPerSecond > 0 ? 1000.0 * static_cast<double>(index) / m_info.framesPerSecond : 0;
    }
    bool endsTooEarly() const;

    std::filesystem::path m_file;
    VideoReader m_reader;
    VideoInfo m_info;
    std::int64_t m_next = 0;
    double m_lastMilliseconds = 0; ///< of the last frame
    bool m_damaged = false;
};

/// By number and by time: where frames come at uneven times, a count that was computed from the length says little.
bool VideoFile::endsTooEarly() const
{
    if (!m_info.frameCount || m_next + countTolerance >= *m_info.frameCount)
        return false;
    return m_next == 0 || m_lastMilliseconds < millisecondsAt(*m_info.frameCount - 1 - countTolerance);
}

Result<std::optional<Frame>> VideoFile::next()
{
    Frame frame;
    frame.index = m_next;
    const auto read = m_reader.read(m_file.string(), frame);
    if (read == VideoReader::Read::Nothing && !endsTooEarly())
        return std::optional<Frame>();
    if (read != VideoReader::Read::Frame) {
        m_damaged = true;
        Error error = m_info.frameCount
            ? fail(VITRINE_TEXT("core", "%1 is damaged or incomplete: it can be read up to frame %2 of %3."),
                   m_file.string(), m_next, *m_info.frameCount)
            : fail(VITRINE_TEXT("core", "%1 is damaged or incomplete: it can be read up to frame %2."), m_file.string(),
                   m_next);
        if (read == VideoReader::Read::Failed)
            error.detail = m_reader.error().message.text() + ' ' + m_reader.error().detail;
        return error;
    }
    if (frame.milliseconds <= 0)
        frame.milliseconds = millisecondsAt(m_next);
    m_lastMilliseconds = frame.milliseconds;
    ++m_next;
    return std::optional<Frame>(std::move(frame));
}

Result<void> VideoFile::seek(std::int64_t frame)
{
    if (!m_info.seekable || frame < 0 || frame >= *m_info.frameCount || !m_reader.seek(frame))
        return fail(VITRINE_TEXT("core", "%1 has no frame %2 to go to."), m_file.string(), frame + 1);
    m_next = frame;
    m_lastMilliseconds = millisecondsAt(frame - 1);
    m_damaged = false;
    return {};
}

/// Only a file with something in it may come to FFmpeg: it would wait for a pipe for good.
Result<void> checkFile(const std::filesystem::path &file)
{
    std::error_code ignored;
    const auto status = std::filesystem::status(file, ignored);
    if (!std::filesystem::exists(status))
        return fail(VITRINE_TEXT("core", "There is no file %1."), file.string());
    if (!std::filesystem::is_regular_file(status))
        return fail(VITRINE_TEXT("core", "%1 is not a file."), file.string());
    if (std::filesystem::file_size(file, ignored) == 0)
        return fail(VITRINE_TEXT("core", "%1 is empty (0 bytes)."), file.string());
    return {};
}

} // namespace

Result<std::unique_ptr<FrameSource>> openVideoFile(const std::filesystem::path &file)
{
    if (const auto usable = checkFile(file); !usable)
        return usable.error();
    const auto library = videoLibrary();
    if (!library)
        return library.error();
    // Absolute, so that no name is taken for an address ("http:…", "concat:…").
    std::error_code ignored;
    const std::string path = std::filesystem::absolute(file, ignored).string();
    std::array<char, 512> cause{};
    VitrineVideoFacts facts{};
    void *const reader =
        (*library)->openFile(path.c_str(), timeoutMilliseconds, &facts, cause.data(), static_cast<int>(cause.size()));
    if (reader == nullptr) {
        Error error =
            fail(VITRINE_TEXT("core", "%1 is not a video that can be read, or it is damaged."), file.string());
        error.detail = cause.data();
        return error;
    }
    auto video = std::make_unique<VideoFile>(file, **library, reader, facts);
    if (const auto allowed = checkPictureSize(file.string(), facts.width, facts.height); !allowed)
        return allowed.error();
    return std::unique_ptr<FrameSource>(std::move(video));
}

const std::vector<std::string> &videoSuffixes()
{
    static const std::vector<std::string> suffixes{"mp4", "avi", "mkv", "mov", "webm", "m4v", "mpg", "mpeg", "wmv"};
    return suffixes;
}

} // namespace vitrine
