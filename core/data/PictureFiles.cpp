#include "core/data/PictureFiles.h"

#include "core/data/Resample.h"

#include <algorithm>
#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace vitrine {

bool hasPictureSuffix(const std::filesystem::path &file)
{
    static constexpr std::array<std::string_view, 11> suffixes{".jpg",  ".jpeg", ".png", ".bmp", ".webp", ".tif",
                                                               ".tiff", ".gif",  ".ppm", ".pgm", ".pbm"};
    std::string suffix = file.extension().string();
    std::ranges::transform(suffix, suffix.begin(),
                           [](char c) { return static_cast<char>(c >= 'A' && c <= 'Z' ? c + 32 : c); });
    return std::ranges::find(suffixes, suffix) != suffixes.end();
}

Result<Shape> shapeOfFirst(std::size_t count, const std::function<std::filesystem::path(std::size_t)> &fileAt,
                           const PictureLoader &loadPicture)
{
    constexpr std::size_t mostTries = 20;
    std::optional<Error> refusal;
    for (std::size_t i = 0; i < std::min(count, mostTries); ++i) {
        const auto picture = loadPicture(fileAt(i));
        if (picture)
            return Shape{picture->channels(), picture->height(), picture->width()};
        refusal = refusal.value_or(picture.error());
    }
    return refusal.value_or(fail(VITRINE_TEXT("core", "There are no pictures.")));
}

Snapshot toPlanes(const Picture &picture)
{
    const int width = picture.width(), height = picture.height();
    Planes planes =
        resample(picture, {0, 0, static_cast<double>(width), static_cast<double>(height)}, width, height, false);
    return Snapshot::of(Shape{planes.channels, height, width}, std::move(planes.values));
}

} // namespace vitrine
