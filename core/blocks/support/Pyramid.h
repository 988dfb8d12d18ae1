#pragma once

#include "core/base/Result.h"
#include "core/blocks/Params.h"
#include "core/tensor/Snapshot.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vitrine {

/// Shapes of the three maps, at 1/8, 1/16 and 1/32 of the picture, with so many channels each. Every stage halves and
/// rounds up. Fails on anything but [N, C, H, W], and with `evenOnly` (Focus) on an odd height or width.
Result<std::vector<Shape>> pyramidShapes(const std::string &type, const Shape &picture,
                                         const std::vector<std::int64_t> &channels, bool evenOnly);

/// The same where maps are doubled again and must meet: fails where the first is no multiple of 4.
Result<std::vector<Shape>> meetingPyramidShapes(const std::string &type, const Shape &picture,
                                                const std::vector<std::int64_t> &channels, bool evenOnly);

} // namespace vitrine
