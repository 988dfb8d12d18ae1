#pragma once

#include "core/base/Result.h"

#include <filesystem>

namespace vitrine {

/// Says in an MP4 file how its colours are to be read, in a `colr` box (ISO/IEC 14496-12, 12.1.5): BT.601's matrix and
/// limited range, which is what FFmpeg's encoders are handed by OpenCV, whatever the size; the primaries and the curve
/// of sRGB. OpenCV's writer leaves that open, and players then take BT.709 for pictures of 720 lines and more: pure red
/// gets a twentieth of green, pure green loses a sixth.
///
/// A file in which the box has no room without moving the pictures, or that is laid out in another way, stays as it is.
Result<void> tagMp4Colours(const std::filesystem::path &file);

} // namespace vitrine
