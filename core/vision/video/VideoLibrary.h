#pragma once

#include "core/base/Result.h"

#include <filesystem>
#include <string>
#include <vector>

struct VitrineVideoFunctions;

namespace vitrine {

/// The module libvitrine_videoio.so, loaded on first use: OpenCV's videoio brings 240 shared libraries, which nobody
/// waits for who opens no video. Fails with what to install. From any thread; loaded once, for good.
Result<const VitrineVideoFunctions *> videoLibrary();

/// The same from given folders, the first that has it, and not remembered.
Result<const VitrineVideoFunctions *> loadVideoLibrary(const std::vector<std::filesystem::path> &folders);

} // namespace vitrine
