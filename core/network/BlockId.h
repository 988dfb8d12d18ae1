#pragma once

#include "core/base/Message.h"

#include <string>
#include <string_view>

namespace vitrine {

/// Whether a text may be a block's id: [A-Za-z_][A-Za-z0-9_-]*, at most 200 characters.
bool isBlockId(std::string_view text);
/// Says that it may not, and what may.
Message notABlockId(const std::string &text);

} // namespace vitrine
