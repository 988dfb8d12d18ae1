#pragma once

#include "core/vision/film/FilmWriter.h"

namespace vitrine {

/// A video, in which a picture is as many frames as its time takes.
Result<std::unique_ptr<FilmWriter>> openVideoFilm(const std::filesystem::path &file, int width, int height,
                                                  double shortest);

/// Frames a second at which `seconds` are a whole number of frames: ten at least, so that players can move about in the
/// film, where that many are not too many.
double filmRate(double seconds);

} // namespace vitrine
