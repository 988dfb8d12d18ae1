#pragma once

#include "core/base/Message.h"

#include <cstdint>
#include <string>

namespace vitrine {

/// What an errno means to somebody whose file it is: "the disk is full". No capital, no full stop: it goes into a
/// sentence.
Message systemErrorText(int code);

/// "512 bytes", "16 MiB", "2.5 GiB": a size for people, in the largest unit of 1024 that it fills.
std::string formatBytes(std::uint64_t bytes);

} // namespace vitrine
