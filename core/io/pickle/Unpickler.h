#pragma once

#include "core/base/Result.h"
#include "core/io/pickle/Pickle.h"

#include <cstddef>
#include <span>
#include <string>

namespace vitrine {

/// Limits for a pickle, beside that no text may be longer than what is left of the input.
struct PickleLimits {
    std::size_t memory = 64 * 1024 * 1024; ///< bytes of objects; a model of 10,000 tensors takes 10 MiB
    std::size_t stack = 1'000'000; ///< objects on the stack; PyTorch writes at most 1000 items at once
    std::size_t memo = 4'000'000; ///< numbers of remembered objects
    std::size_t depth = 1000; ///< containers that are begun within each other; as Python
};

/// Reads the pickle at the start of the bytes (protocols 2 to 5, without what runs code: only the few functions of
/// allowedGlobal() may be named, and they are ours). `file` stands for the file in messages.
Result<Pickle> unpickle(std::span<const std::byte> bytes, const std::string &file, const PickleLimits &limits = {});

} // namespace vitrine
