#pragma once

#include "core/base/Result.h"
#include "core/data/Picture.h"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string>

namespace vitrine {

/// Whether the bytes claim to be a binary PGM or PPM.
bool isBinaryPnm(std::span<const std::byte> bytes);

/// Reads a binary PGM (P5) or PPM (P6), 8 or 16 bits: the formats that need no library (netpbm's pgm(5), ppm(5)).
/// Values are scaled from the file's maximum to the full range, so that 15 of 15 is white.
Result<Picture> readPnm(const std::filesystem::path &file);

/// The same for bytes in memory; `name` stands for the file in messages.
Result<Picture> parsePnm(std::span<const std::byte> bytes, const std::string &name);

} // namespace vitrine
