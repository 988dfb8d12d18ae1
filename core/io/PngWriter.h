#pragma once

#include "core/base/Result.h"
#include "core/tensor/RgbImage.h"

#include <filesystem>
#include <string>

namespace vitrine {

/// The image as a PNG file's bytes (ISO/IEC 15948), 8 bits RGB. It is not compressed (deflate's stored blocks), so that
/// core writes pictures with no library at all.
std::string encodePng(const RgbImage &image);

/// Writes it atomically.
Result<void> writePng(const std::filesystem::path &file, const RgbImage &image);

} // namespace vitrine
