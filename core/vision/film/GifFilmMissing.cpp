// Built in place of GifFilm.cpp and GifColours.cpp where giflib or libimagequant is not there.

#include "core/vision/film/GifFilm.h"

namespace vitrine {

bool gifFilmIsAvailable()
{
    return false;
}

Result<std::unique_ptr<FilmWriter>> openGifFilm(const std::filesystem::path &, int, int)
{
    return fail(VITRINE_TEXT("core",
                             "This program was built without GIF. Choose .mp4, or install the packages %1 and build it "
                             "again."),
                "libgif-dev, libimagequant-dev");
}

} // namespace vitrine
