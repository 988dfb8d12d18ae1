#pragma once

#include "core/base/Result.h"
#include "core/data/Picture.h"
#include "core/tensor/Snapshot.h"

#include <cstddef>
#include <filesystem>
#include <functional>

namespace vitrine {

/// Reads a picture file: core/vision's readPicture, or, in a program without it, readPnm.
using PictureLoader = std::function<Result<Picture>(const std::filesystem::path &)>;

/// Whether a file is called as pictures are: .jpg, .png, .webp, …, in any case.
bool hasPictureSuffix(const std::filesystem::path &file);

/// The shape of the first picture that can be read, of `count` files. Where none of the first twenty can, no other
/// will: the reason why the first of them can't.
Result<Shape> shapeOfFirst(std::size_t count, const std::function<std::filesystem::path(std::size_t)> &fileAt,
                           const PictureLoader &loadPicture);

/// A picture as numbers from 0 to 1, [channels, height, width].
Snapshot toPlanes(const Picture &picture);

} // namespace vitrine
