#pragma once

#include "core/base/Cancel.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>
#include <string>

namespace vitrine {

/// The checksum SHA-256 (FIPS 180-4), fed piece by piece.
class Sha256 {
public:
    void add(std::span<const std::byte> bytes);
    /// 64 hexadecimal digits in lower case. Nothing may be added after it.
    std::string finish();

private:
    static constexpr std::size_t blockSize = 64;
    void takeBlock(const std::byte *block);

    std::array<std::uint32_t, 8> m_state{0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                                         0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
    std::array<std::byte, blockSize> m_rest{}; ///< what does not fill a block yet
    std::uint64_t m_length = 0; ///< bytes, in all
};

/// The checksum of a regular file; a megabyte of it is in memory at a time.
Result<std::string> sha256OfFile(const std::filesystem::path &file, const Cancel &cancel = {});

} // namespace vitrine
