#include "core/data/PictureFiles.h"

#include <algorithm>
#include <array>
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

} // namespace vitrine
