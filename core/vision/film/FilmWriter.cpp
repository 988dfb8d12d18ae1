#include "core/vision/film/FilmWriter.h"

#include "core/vision/film/GifFilm.h"
#include "core/vision/film/VideoFilm.h"
#include "core/vision/video/VideoWriter.h"

#include <algorithm>
#include <cctype>

namespace vitrine {

namespace {

std::string suffixOf(const std::filesystem::path &file)
{
    std::string suffix = file.extension().string();
    std::transform(suffix.begin(), suffix.end(), suffix.begin(),
                   [](unsigned char letter) { return static_cast<char>(std::tolower(letter)); });
    return suffix;
}

} // namespace

std::vector<FilmFormat> filmFormats()
{
    std::vector<FilmFormat> formats;
    if (gifFilmIsAvailable())
        formats.push_back({"gif", Message::of(VITRINE_TEXT("core", "GIF: plays by itself on slides and web pages"))});
    for (const VideoFormat &video : videoFormats())
        formats.push_back({video.suffix, video.description});
    return formats;
}

Result<std::unique_ptr<FilmWriter>> openFilm(const std::filesystem::path &file, int width, int height, double shortest)
{
    if (const auto allowed = checkPictureSize(file.string(), width, height); !allowed)
        return allowed.error();
    if (suffixOf(file) == ".gif")
        return openGifFilm(file, width, height);
    return openVideoFilm(file, width, height, shortest);
}

} // namespace vitrine
