#pragma once

#include "core/vision/film/FilmWriter.h"

namespace vitrine {

/// Whether this program was built with giflib and libimagequant.
bool gifFilmIsAvailable();

/// An animated GIF. Every picture gets colours of its own, chosen for what has changed since the one before; the rest
/// of it is not written again. Times are whole hundredths of a second, two at least: viewers take less for a tenth.
Result<std::unique_ptr<FilmWriter>> openGifFilm(const std::filesystem::path &file, int width, int height);

} // namespace vitrine
