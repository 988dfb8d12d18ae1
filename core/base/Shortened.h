#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace vitrine {

/// A name from a file as it may stand in a message: on one line (control characters become spaces), and of at most
/// `limit` bytes, with "…" where more was cut off. Expects UTF-8 and cuts between characters.
std::string shortened(std::string_view text, std::size_t limit = 80);

} // namespace vitrine
