#pragma once

#include "core/base/Result.h"
#include "core/io/AlignedBuffer.h"
#include "core/io/Pth.h"

#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace vitrine {

/// A whole checkpoint in memory.
struct PthBytes {
    AlignedBuffer owner;
    std::size_t size = 0;
    std::string name; ///< the file's, for messages

    std::span<const std::byte> all() const { return {owner.get(), size}; }
    /// What may be unpacked from it, and what its tensors may take together where they are converted: bytes become
    /// 64-bit integers, and small files may repeat themselves.
    std::uint64_t unpackLimit() const { return 4 * std::uint64_t(size) + 64 * 1024 * 1024; }
    std::uint64_t convertLimit() const { return 8 * std::uint64_t(size) + 64 * 1024 * 1024; }
};

/// A checkpoint since PyTorch 1.6: a ZIP archive with `<name>/data.pkl` and a member `<name>/data/<key>` a storage.
Result<PthFile> readZipLayout(const PthBytes &bytes);

/// Whether the bytes begin as a checkpoint before PyTorch 1.6 does.
bool isLegacyLayout(std::span<const std::byte> bytes);
/// Such a checkpoint: a magic number, a version, what the system was like, the objects, the keys of the storages, each
/// a pickle; and then the storages, each with its count of numbers in front.
Result<PthFile> readLegacyLayout(const PthBytes &bytes);

} // namespace vitrine
