#pragma once

#include "core/base/Result.h"

#include <cstddef>
#include <cstdint>
#include <map>
#include <memory>
#include <span>
#include <string>
#include <string_view>

namespace vitrine {

/// A member of an archive, as the list at the archive's end describes it.
struct ZipMember {
    std::uint64_t header = 0; ///< where its own header begins
    std::uint64_t begin = 0; ///< where its data begins
    std::uint64_t packed = 0; ///< bytes in the archive
    std::uint64_t size = 0; ///< bytes that it claims to have unpacked
    std::uint32_t checksum = 0;
    bool deflated = false; ///< else stored as it is
};

/// Members by their names.
using ZipMembers = std::map<std::string_view, ZipMember>;

/// A member's bytes: a part of the archive itself, or what was unpacked from it.
struct ZipContent {
    std::span<const std::byte> bytes;
    std::shared_ptr<const std::byte> unpacked; ///< null: they lie in the archive
};

/// A ZIP or ZIP64 archive in memory, which must outlive its reader. Nothing is ever written to disk. Refused are
/// archives with members that overlap, are there twice, lie outside of it, are encrypted, or have names that lead
/// elsewhere ("../x", "/x").
class ZipReader {
public:
    /// Whether the bytes begin as an archive does.
    static bool isZip(std::span<const std::byte> bytes);
    /// `file` stands for the archive in messages. All that is unpacked may have `unpackLimit` bytes together.
    static Result<ZipReader> open(std::span<const std::byte> archive, std::string file, std::uint64_t unpackLimit);

    const ZipMembers &members() const { return m_members; }
    /// Null if there is none.
    const ZipMember *find(std::string_view name) const;
    /// The bytes, after their checksum was found right.
    Result<ZipContent> read(std::string_view name, const ZipMember &member);

private:
    ZipReader(std::span<const std::byte> archive, std::string file, std::uint64_t unpackLimit);

    std::span<const std::byte> m_archive;
    std::string m_file;
    std::uint64_t m_unpackLimit; ///< of all
    std::uint64_t m_unpackLeft; ///< of it, not used yet
    ZipMembers m_members;
};

} // namespace vitrine
