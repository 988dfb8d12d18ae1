#include "core/vision/video/VideoReader.h"

#include "core/vision/video/opencv/VideoEntry.h"

#include <array>
#include <chrono>
#include <new>
#include <vector>

namespace vitrine {

namespace {

double millisecondsSince(std::chrono::steady_clock::time_point start)
{
    return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - start).count();
}

} // namespace

VideoReader::~VideoReader()
{
    m_functions.closeReader(m_reader);
}

VideoReader::Read VideoReader::read(const std::string &name, Frame &frame)
{
    std::array<char, 512> cause{};
    const auto size = static_cast<int>(cause.size());
    const auto failed = [&](Error error) {
        m_error = std::move(error);
        m_error.detail = cause.data();
        return Read::Failed;
    };
    auto start = std::chrono::steady_clock::now();
    const int grabbed = m_functions.grab(m_reader, cause.data(), size);
    frame.decodeMilliseconds = millisecondsSince(start);
    if (grabbed == 0)
        return Read::Nothing;
    start = std::chrono::steady_clock::now();
    VitrineVideoFrame decoded{};
    if (grabbed < 0 || m_functions.decode(m_reader, &decoded, cause.data(), size) < 0)
        return failed(fail(VITRINE_TEXT("core", "A frame of %1 can't be decoded."), name));
    if (const auto allowed = checkPictureSize(name, decoded.width, decoded.height); !allowed)
        return failed(allowed.error());
    try {
        std::vector<std::uint8_t> rgb(static_cast<std::size_t>(decoded.width) * static_cast<std::size_t>(decoded.height)
                                      * 3);
        m_functions.copyRgb(m_reader, rgb.data());
        frame.picture = Picture::of(decoded.width, decoded.height, 3, std::move(rgb));
    } catch (const std::bad_alloc &) {
        return failed(fail(VITRINE_TEXT("core", "There is not enough memory for a frame of %1."), name));
    }
    frame.milliseconds = decoded.milliseconds;
    frame.decodeMilliseconds += millisecondsSince(start);
    return Read::Frame;
}

bool VideoReader::seek(std::int64_t frame)
{
    return m_functions.seek(m_reader, frame) != 0;
}

} // namespace vitrine
