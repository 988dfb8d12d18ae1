#pragma once

#include "core/base/Result.h"
#include "core/data/Picture.h"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>
#include <vector>

namespace vitrine {

/// Reads a picture: PNG, JPEG, BMP, TIFF, WebP, GIF (its first frame), PPM, PGM, PBM; known by content, whatever the
/// file is called. Turned upright as its EXIF data says; palette and CMYK become RGB; 16 bits a channel stay 16 bits.
/// Refused with a message that names the file: what is missing, no picture, damaged or incomplete (nothing half-read is
/// given out), or larger than Picture's limits, which is checked before anything is decoded.
Result<Picture> readPicture(const std::filesystem::path &file);

/// The same for bytes in memory (a drop, a member of an archive); `name` stands for the file in messages.
Result<Picture> readPicture(std::span<const std::byte> bytes, const std::string &name);

/// Width and height of a picture, upright as readPicture() gives it, from the file's beginning: nothing is decoded.
struct PictureExtent {
    int width = 0;
    int height = 0;
};
Result<PictureExtent> readPictureExtent(const std::filesystem::path &file);

/// The endings of file names to offer in a file dialogue: "png", "jpg", …
const std::vector<std::string> &pictureSuffixes();

} // namespace vitrine
