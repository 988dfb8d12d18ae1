#pragma once

#include "core/base/Result.h"
#include "core/data/Picture.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace vitrine {

/// Pictures one after the other, each shown for a time of its own, written into a file: a GIF, which plays for ever, or
/// a video. Without finish() nothing has happened to the file. Used by one thread.
class FilmWriter {
public:
    virtual ~FilmWriter() = default;

    /// RGB of 8 bits, of the film's size. One that is the same as the one before makes that one stay longer.
    virtual Result<void> add(const Picture &picture, double seconds) = 0;
    virtual Result<void> finish() = 0;
};

/// A kind of film file; the file's ending chooses it.
struct FilmFormat {
    std::string suffix; ///< "gif"
    Message description;
};
/// Those that this program can write.
std::vector<FilmFormat> filmFormats();

/// `shortest`: seconds that the picture with the least time is shown; a video gets as many frames a second as that
/// takes.
Result<std::unique_ptr<FilmWriter>> openFilm(const std::filesystem::path &file, int width, int height, double shortest);

} // namespace vitrine
