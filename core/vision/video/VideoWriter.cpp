#include "core/vision/video/VideoWriter.h"

#include "core/base/SystemError.h"
#include "core/vision/video/VideoFile.h"
#include "core/vision/video/VideoLibrary.h"
#include "core/vision/video/opencv/VideoEntry.h"

#include <unistd.h>

#include <algorithm>
#include <array>
#include <cmath>
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

/// In the same folder, so that renaming it is enough; with the same ending, by which FFmpeg chooses the container.
std::filesystem::path temporaryFor(const std::filesystem::path &file)
{
    return file.parent_path()
        / ('.' + file.stem().string() + '-' + std::to_string(getpid()) + ".part" + file.extension().string());
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
    : m_file(std::move(file)), m_temporary(temporaryFor(m_file)), m_functions(functions), m_width(width),
      m_height(height)
{
}

VideoWriter::~VideoWriter()
{
    close();
    std::error_code ignored;
    std::filesystem::remove(m_temporary, ignored);
}

void VideoWriter::close()
{
    if (void *writer = std::exchange(m_writer, nullptr))
        m_functions.closeWriter(writer);
}

Result<std::unique_ptr<VideoWriter>> VideoWriter::open(const std::filesystem::path &file, double framesPerSecond,
                                                       int width, int height)
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
    std::array<char, 512> cause{};
    writer->m_writer = (*library)->openWriter(writer->m_temporary.c_str(), format->codec.c_str(),
                                              std::clamp(framesPerSecond, 1.0, 240.0), width, height, cause.data(),
                                              static_cast<int>(cause.size()));
    if (writer->m_writer == nullptr) {
        Error error = fail(VITRINE_TEXT("core",
                                        "The video %1 can't be written. Check that its folder is there and may be "
                                        "written to, or choose the other format (.mp4, .avi)."),
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
    std::error_code code;
    std::filesystem::rename(m_temporary, m_file, code);
    if (code)
        return fail(VITRINE_TEXT("core", "The video %1 can't be written: %2."), m_file.string(),
                    systemErrorText(code.value()));
    return {};
}

} // namespace vitrine
