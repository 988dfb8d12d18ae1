#include "core/vision/video/VideoWriter.h"

#include "core/base/SystemError.h"
#include "core/vision/video/Mp4Colours.h"
#include "core/vision/video/VideoFile.h"
#include "core/vision/video/VideoLibrary.h"
#include "core/vision/video/opencv/VideoEntry.h"

#include <fcntl.h>
#include <sys/file.h>
#include <unistd.h>

#include <algorithm>
#include <array>
#include <cerrno>
#include <cmath>
#include <system_error>
#include <utility>

namespace vitrine {

namespace {

const VideoFormat *formatOf(const std::filesystem::path &file)
{
    std::string suffix = file.extension().string();
    std::transform(suffix.begin(), suffix.end(), suffix.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    const auto &formats = videoFormats();
    const auto found = std::find_if(formats.begin(), formats.end(),
                                    [&suffix](const VideoFormat &each) { return suffix == '.' + each.suffix; });
    return found == formats.end() ? nullptr : &*found;
}

constexpr std::uintmax_t leastSpace = 16U << 20; ///< a file system with less room is full: nothing tells who writes
constexpr std::int64_t spaceInterval = 16; ///< frames between two looks at it

/// In the same folder, so that renaming it is enough; with the same ending, by which FFmpeg chooses the container. A
/// very long name is cut, since the system allows 255 bytes in all.
std::string temporaryPrefix(const std::filesystem::path &file)
{
    return '.' + file.stem().string().substr(0, 200) + ".vitrine-";
}

std::filesystem::path temporaryFor(const std::filesystem::path &file, int attempt)
{
    const std::string mark = std::to_string(getpid()) + '-' + std::to_string(attempt);
    return file.parent_path() / (temporaryPrefix(file) + mark + file.extension().string());
}

Error writeFailure(const std::filesystem::path &file, int code)
{
    return fail(VITRINE_TEXT("core", "The video %1 can't be written: %2."), file.string(), systemErrorText(code));
}

Result<void> syncToDisk(const std::filesystem::path &file)
{
    const int descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC);
    const int code = descriptor >= 0 && ::fsync(descriptor) == 0 ? 0 : errno;
    if (descriptor >= 0)
        ::close(descriptor);
    return code == 0 ? Result<void>() : writeFailure(file, code);
}

/// Grey, or 16 bits: as 8-bit RGB.
std::vector<std::uint8_t> asRgb(const Picture &picture)
{
    const auto width = static_cast<std::size_t>(picture.width()), height = static_cast<std::size_t>(picture.height());
    const auto channels = static_cast<std::size_t>(picture.channels());
    std::vector<std::uint8_t> rgb;
    rgb.reserve(width * height * 3);
    std::vector<float> row(width * channels);
    for (int y = 0; y < picture.height(); ++y) {
        picture.readRow(y, row);
        for (std::size_t i = 0; i < width * 3; ++i)
            rgb.push_back(static_cast<std::uint8_t>(std::lround(row[channels == 3 ? i : i / 3] * 255)));
    }
    return rgb;
}

} // namespace

const std::vector<VideoFormat> &videoFormats()
{
    static const std::vector<VideoFormat> formats{
        {"mp4", "mp4v", Message::of(VITRINE_TEXT("core", "MPEG-4: small, plays nearly everywhere"))},
        {"avi", "MJPG", Message::of(VITRINE_TEXT("core", "Motion JPEG: large, every frame a picture of its own"))}};
    return formats;
}

VideoWriter::VideoWriter(std::filesystem::path file, const VitrineVideoFunctions &functions, int width, int height)
    : m_file(std::move(file)), m_functions(functions), m_width(width), m_height(height)
{
}

VideoWriter::~VideoWriter()
{
    close();
    std::error_code ignored;
    if (!m_temporary.empty())
        std::filesystem::remove(m_temporary, ignored);
    if (m_lock >= 0)
        ::close(m_lock);
}

/// As AtomicFile does it.
void VideoWriter::removeStrays() const
{
    namespace fs = std::filesystem;
    std::error_code error;
    const fs::path file = fs::absolute(m_file, error);
    const std::string prefix = temporaryPrefix(file), suffix = file.extension().string();
    for (fs::directory_iterator entry(file.parent_path(), error), end; !error && entry != end; entry.increment(error)) {
        const std::string name = entry->path().filename().string();
        if (!name.starts_with(prefix) || !name.ends_with(suffix))
            continue;
        const int stray = ::open(entry->path().c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
        if (stray < 0)
            continue;
        if (::flock(stray, LOCK_EX | LOCK_NB) == 0)
            ::unlink(entry->path().c_str());
        ::close(stray);
    }
}

/// By the system's own call, which tells what is wrong with a folder; OpenCV knows only that something is.
Result<void> VideoWriter::createTemporary()
{
    std::error_code ignored;
    const std::filesystem::path file = std::filesystem::absolute(m_file, ignored); // "http:…" is no address
    if (std::filesystem::is_directory(file, ignored))
        return writeFailure(m_file, EISDIR);
    removeStrays();
    for (int attempt = 0; attempt < 16; ++attempt) {
        const std::filesystem::path name = temporaryFor(file, attempt);
        const int descriptor = ::open(name.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC, 0666);
        if (descriptor < 0 && errno == EEXIST)
            continue;
        if (descriptor < 0)
            return writeFailure(m_file, errno);
        ::flock(descriptor, LOCK_EX | LOCK_NB);
        m_lock = descriptor;
        m_temporary = name;
        return {};
    }
    return writeFailure(m_file, EEXIST);
}

Result<void> VideoWriter::checkSpace() const
{
    std::error_code code;
    const auto space = std::filesystem::space(m_temporary.parent_path(), code);
    return code || space.available >= leastSpace ? Result<void>() : writeFailure(m_file, ENOSPC);
}

void VideoWriter::close()
{
    if (void *writer = std::exchange(m_writer, nullptr))
        m_functions.closeWriter(writer);
}

Result<std::unique_ptr<VideoWriter>> VideoWriter::open(const std::filesystem::path &file, double framesPerSecond,
                                                       int width, int height, const std::string &codec)
{
    const VideoFormat *format = formatOf(file);
    if (format == nullptr)
        return fail(VITRINE_TEXT("core", "Videos are written as .mp4 or .avi; %1 is neither."), file.string());
    const auto library = videoLibrary();
    if (!library)
        return library.error();
    if (const auto allowed = checkPictureSize(file.string(), width, height); !allowed)
        return allowed.error();
    std::unique_ptr<VideoWriter> writer(new VideoWriter(file, **library, width, height));
    if (auto created = writer->createTemporary(); !created)
        return created.error();
    std::array<char, 512> cause{};
    writer->m_writer = (*library)->openWriter(
        writer->m_temporary.c_str(), (codec.empty() ? format->codec : codec).c_str(),
        std::clamp(framesPerSecond, 1.0, 240.0), width, height, cause.data(), static_cast<int>(cause.size()));
    if (writer->m_writer == nullptr) {
        Error error =
            fail(VITRINE_TEXT("core",
                              "The video %1 can't be written: the video library has no encoder for it. Choose "
                              "the other format (.mp4, .avi)."),
                 file.string());
        error.detail = cause.data();
        return error;
    }
    return writer;
}

Result<void> VideoWriter::write(const Picture &picture)
{
    if (m_writer == nullptr || picture.width() != m_width || picture.height() != m_height)
        return fail(VITRINE_TEXT("core", "A picture of %1 × %2 does not fit into the video %3 of %4 × %5."),
                    picture.width(), picture.height(), m_file.string(), m_width, m_height);
    if (m_written % spaceInterval == 0)
        if (auto enough = checkSpace(); !enough)
            return enough;
    const bool plain = picture.channels() == 3 && picture.bits() == 8;
    const auto converted = plain ? std::vector<std::uint8_t>() : asRgb(picture);
    std::array<char, 512> cause{};
    if (m_functions.write(m_writer, plain ? picture.bytes().data() : converted.data(), cause.data(),
                          static_cast<int>(cause.size()))
        == 0) {
        Error error = fail(VITRINE_TEXT("core", "Frame %1 of the video %2 could not be written."), m_written + 1,
                           m_file.string());
        error.detail = cause.data();
        return error;
    }
    ++m_written;
    return {};
}

/// OpenCV's writers tell nobody of a full disk: so the file is asked what it holds.
Result<void> VideoWriter::finish()
{
    close();
    if (m_written == 0)
        return fail(VITRINE_TEXT("core", "The video %1 has no frames."), m_file.string());
    const auto video = openVideoFile(m_temporary);
    if (!video || (*video)->info().frameCount.value_or(0) < m_written) {
        Error error = fail(VITRINE_TEXT("core", "The video %1 could not be written completely. Is the disk full?"),
                           m_file.string());
        error.detail = video ? "frames are missing" : video.error().message.text();
        return error;
    }
    if (const VideoFormat *format = formatOf(m_file); format->suffix == "mp4")
        if (auto tagged = tagMp4Colours(m_temporary); !tagged)
            return tagged;
    if (auto synced = syncToDisk(m_temporary); !synced)
        return synced;
    std::error_code code;
    std::filesystem::rename(m_temporary, m_file, code);
    if (code)
        return writeFailure(m_file, code.value());
    m_temporary.clear();
    return {};
}

} // namespace vitrine
