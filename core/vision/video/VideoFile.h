#pragma once

#include "core/vision/video/FrameSource.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace vitrine {

/// Opens a video file with FFmpeg. Refused with a message: what is missing, no file, no video, larger pictures than
/// Picture's limits. Where the file ends before its last frame, or is damaged, next() gives what comes before, then an
/// error that says at which frame; isGone() is then true until seek() goes back.
Result<std::unique_ptr<FrameSource>> openVideoFile(const std::filesystem::path &file);

/// The endings of file names to offer in a file dialogue: "mp4", "avi", …
const std::vector<std::string> &videoSuffixes();

} // namespace vitrine
