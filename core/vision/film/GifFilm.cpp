#include "core/vision/film/GifFilm.h"

#include "core/base/AtomicFile.h"
#include "core/vision/film/GifColours.h"

#include <gif_lib.h>

#include <algorithm>
#include <cmath>
#include <optional>
#include <string>
#include <utility>

namespace vitrine {

namespace {

constexpr std::int64_t leastTime = 2, mostTime = 65535; ///< hundredths of a second

struct Box {
    int left, top, width, height;
};

/// Whatever giflib writes, as bytes.
int takeBytes(GifFileType *gif, const GifByteType *bytes, int count)
{
    static_cast<std::string *>(gif->UserData)
        ->append(reinterpret_cast<const char *>(bytes), static_cast<size_t>(count));
    return count;
}

class GifFilm : public FilmWriter {
public:
    GifFilm(const std::filesystem::path &file, int width, int height)
        : m_name(file.string()), m_file(file), m_width(width), m_height(height)
    {
    }
    ~GifFilm() override
    {
        if (m_gif)
            EGifCloseFile(m_gif, nullptr);
    }

    Result<void> open();
    Result<void> add(const Picture &picture, double seconds) override;
    Result<void> finish() override;

private:
    Result<void> begin();
    Result<void> flush();
    Result<void> writeHeld();
    std::optional<Box> changedBox() const;
    GifPixels cut(const Box &box) const;
    bool write(const Box &box, std::int64_t time);
    bool writeTime(std::int64_t time, int unchanged);
    Result<void> outcome(bool isRight) { return isRight ? flush() : Result<void>(failure()); }
    Error failure() const;

    std::string m_name;
    AtomicFile m_file;
    std::string m_bytes; ///< that giflib has written, and the file not yet
    GifFileType *m_gif = nullptr;
    int m_width, m_height;
    Picture m_written; ///< what the viewer sees before the next
    Picture m_held; ///< until it is known how long it stays
    double m_seconds = 0; ///< of all pictures, that one included
    std::int64_t m_time = 0; ///< of those that are written
};

Error GifFilm::failure() const
{
    Error error = fail(VITRINE_TEXT("core", "The GIF %1 can't be written."), m_name);
    if (const char *reason = m_gif ? GifErrorString(m_gif->Error) : nullptr)
        error.detail = reason;
    return error;
}

Result<void> GifFilm::open()
{
    if (auto opened = m_file.open(); !opened)
        return opened;
    m_gif = EGifOpen(&m_bytes, takeBytes, nullptr);
    return m_gif ? begin() : failure();
}

/// Its size, and that it begins again at its end, for ever.
Result<void> GifFilm::begin()
{
    EGifSetGifVersion(m_gif, true);
    const std::uint8_t forever[] = {1, 0, 0};
    return outcome(EGifPutScreenDesc(m_gif, m_width, m_height, 8, 0, nullptr) == GIF_OK
                   && EGifPutExtensionLeader(m_gif, APPLICATION_EXT_FUNC_CODE) == GIF_OK
                   && EGifPutExtensionBlock(m_gif, 11, "NETSCAPE2.0") == GIF_OK
                   && EGifPutExtensionBlock(m_gif, sizeof(forever), forever) == GIF_OK
                   && EGifPutExtensionTrailer(m_gif) == GIF_OK);
}

Result<void> GifFilm::flush()
{
    auto written = m_file.write(m_bytes);
    m_bytes.clear();
    return written;
}

Result<void> GifFilm::add(const Picture &picture, double seconds)
{
    if (picture.width() != m_width || picture.height() != m_height || picture.bits() != 8 || picture.channels() != 3)
        return fail(VITRINE_TEXT("core", "A picture of %1 × %2 does not fit into the video %3 of %4 × %5."),
                    picture.width(), picture.height(), m_name, m_width, m_height);
    if (!m_held.valid() || !(m_held == picture)) {
        if (auto done = writeHeld(); !done)
            return done;
        m_held = picture;
    }
    m_seconds += seconds;
    return {};
}

Result<void> GifFilm::writeHeld()
{
    if (!m_held.valid())
        return {};
    const auto end = static_cast<std::int64_t>(std::llround(m_seconds * 100));
    std::int64_t time = std::max(end - m_time, leastTime);
    m_time += time;
    const std::optional<Box> box = changedBox();
    bool isRight = write(*box, std::min(time, mostTime));
    m_written = m_held;
    while (isRight && (time -= mostTime) > 0) // one pixel again, as it is
        isRight = write({0, 0, 1, 1}, std::min(time, mostTime));
    return outcome(isRight);
}

/// Of the picture that is held, what differs from what is seen; all of the first.
std::optional<Box> GifFilm::changedBox() const
{
    if (!m_written.valid())
        return Box{0, 0, m_width, m_height};
    const auto now = m_held.bytes(), before = m_written.bytes();
    const auto row = static_cast<std::size_t>(m_width) * 3;
    int left = m_width, top = m_height, right = -1, bottom = -1;
    for (int y = 0; y < m_height; ++y) {
        const auto from = now.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(y) * row);
        const auto other = before.begin() + static_cast<std::ptrdiff_t>(static_cast<std::size_t>(y) * row);
        const auto length = static_cast<std::ptrdiff_t>(row);
        const auto first = std::mismatch(from, from + length, other).first - from;
        if (first == length)
            continue;
        std::ptrdiff_t last = length - 1;
        while (from[last] == other[last])
            --last;
        left = std::min(left, static_cast<int>(first / 3));
        right = std::max(right, static_cast<int>(last / 3));
        top = std::min(top, y);
        bottom = y;
    }
    if (bottom < 0)
        return {};
    return Box{left, top, right - left + 1, bottom - top + 1};
}

bool GifFilm::writeTime(std::int64_t time, int unchanged)
{
    GraphicsControlBlock control{};
    control.DisposalMode = DISPOSE_DO_NOT;
    control.DelayTime = static_cast<int>(time);
    control.TransparentColor = unchanged;
    GifByteType bytes[4];
    const auto size = EGifGCBToExtension(&control, bytes);
    return EGifPutExtension(m_gif, GRAPHICS_EXT_FUNC_CODE, static_cast<int>(size), bytes) == GIF_OK;
}

/// What a box of the held picture looks like, and which of its pixels are not seen already.
GifPixels GifFilm::cut(const Box &box) const
{
    const auto width = static_cast<std::size_t>(box.width), height = static_cast<std::size_t>(box.height);
    std::vector<std::uint8_t> rgb(width * height * 3);
    std::vector<bool> changed(width * height, true);
    const auto now = m_held.bytes();
    const auto before = m_written.valid() ? m_written.bytes() : std::span<const std::uint8_t>();
    for (std::size_t i = 0; i < width * height; ++i) {
        const std::size_t x = i % width + static_cast<std::size_t>(box.left);
        const std::size_t y = i / width + static_cast<std::size_t>(box.top);
        const std::size_t from = (y * static_cast<std::size_t>(m_width) + x) * 3;
        std::copy_n(&now[from], 3, &rgb[i * 3]);
        changed[i] = before.empty() || !std::equal(&now[from], &now[from] + 3, &before[from]);
    }
    return gifPixels(rgb, changed, box.width, box.height);
}

bool GifFilm::write(const Box &box, std::int64_t time)
{
    GifPixels pixels = cut(box);
    GifColorType table[256] = {};
    for (std::size_t i = 0; i < pixels.colours.size(); ++i)
        table[i] = {pixels.colours[i][0], pixels.colours[i][1], pixels.colours[i][2]};
    const int count = std::max(2, 1 << GifBitSize(pixels.unchanged + 1));
    const std::unique_ptr<ColorMapObject, void (*)(ColorMapObject *)> map(GifMakeMapObject(count, table),
                                                                          GifFreeMapObject);
    if (!map || !writeTime(time, pixels.unchanged)
        || EGifPutImageDesc(m_gif, box.left, box.top, box.width, box.height, false, map.get()) != GIF_OK)
        return false;
    for (std::size_t y = 0; y < static_cast<std::size_t>(box.height); ++y)
        if (EGifPutLine(m_gif, &pixels.indices[y * static_cast<std::size_t>(box.width)], box.width) != GIF_OK)
            return false;
    return true;
}

Result<void> GifFilm::finish()
{
    if (!m_held.valid())
        return fail(VITRINE_TEXT("core", "The video %1 has no frames."), m_name);
    if (auto done = writeHeld(); !done)
        return done;
    if (EGifCloseFile(std::exchange(m_gif, nullptr), nullptr) != GIF_OK)
        return failure();
    if (auto written = flush(); !written)
        return written;
    return m_file.commit();
}

} // namespace

bool gifFilmIsAvailable()
{
    return true;
}

Result<std::unique_ptr<FilmWriter>> openGifFilm(const std::filesystem::path &file, int width, int height)
{
    auto film = std::make_unique<GifFilm>(file, width, height);
    if (auto opened = film->open(); !opened)
        return opened.error();
    return std::unique_ptr<FilmWriter>(std::move(film));
}

} // namespace vitrine
