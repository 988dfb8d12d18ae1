#pragma once

#include "core/base/Result.h"
#include "core/tensor/Snapshot.h"

#include <cstddef>
#include <string>

namespace vitrine {

/// "[N, C, H, W]" for 2 spatial dimensions; 1 to 3 of them.
std::string layoutText(std::size_t spatial);

/// Fails unless the shape is [N, C, spatial…] with `spatial` spatial dimensions; says what was got and what is needed.
Result<void> needSpatial(const std::string &type, const Shape &got, std::size_t spatial);

/// The same for shapes that a kind describes in symbols: "[N, C, H, W] with C a multiple of 4".
Error needsShape(const std::string &type, const std::string &needed, const Shape &got);

} // namespace vitrine
