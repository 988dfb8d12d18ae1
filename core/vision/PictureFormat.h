#pragma once

#include <cstddef>
#include <span>

namespace vitrine {

/// What a file's first bytes say that it is.
enum class PictureFormat { Unknown, Png, Jpeg, Bmp, Tiff, WebP, Gif, Pbm, Pgm, Ppm, Heic, Avif, Svg };

PictureFormat detectPictureFormat(std::span<const std::byte> bytes);

/// Whether a file of this format ends before its picture does. Qt's own readers give what there is of a JPEG, GIF or
/// BMP and paint the rest grey or black; TIFF and WebP are left to them.
bool isTruncated(PictureFormat format, std::span<const std::byte> bytes);

} // namespace vitrine
