#pragma once

#include "core/base/Result.h"
#include "core/io/Pth.h"
#include "core/io/pickle/Pickle.h"

#include <cstddef>
#include <cstdint>
#include <functional>
#include <memory>
#include <span>
#include <string>

namespace vitrine {

/// The numbers of a storage, and what keeps them in memory.
struct StorageBytes {
    std::span<const std::byte> bytes;
    std::shared_ptr<const std::byte> owner;
};

/// Finds a storage in the file. The error's message is a whole one.
using FindStorage = std::function<Result<StorageBytes>(const PickleStorage &)>;

/// The tensors of the state dict that the pickle is or has in it. Each is checked against its storage, which must have
/// as many bytes as it claims; those that can't lie in memory as in the file are converted when first asked for, and
/// may take `convertLimit` bytes together.
Result<PthFile> takeStateDict(const Pickle &pickle, const FindStorage &findStorage, std::uint64_t convertLimit,
                              const std::string &file);

} // namespace vitrine
