#pragma once

#include "core/base/Result.h"

#include <array>
#include <cstddef>
#include <cstdint>
#include <span>
#include <string>

namespace vitrine {

/// Who takes the members of an archive.
class TarSink {
public:
    virtual ~TarSink() = default;
    /// Whether a regular file is wanted; `size` is what its header says.
    virtual Result<bool> begin(const std::string &name, std::uint64_t size) = 0;
    /// The next bytes of a file that is wanted, never more than begin() heard of.
    virtual Result<void> write(std::span<const std::byte> bytes) = 0;
    virtual Result<void> end() = 0;
};

/// Reads a tar archive (POSIX.1-1988 "ustar", and what GNU tar and pax write of it) piece by piece, in memory that does
/// not depend on it. It is read strictly, for it comes from outside: a header whose checksum is wrong, links, devices,
/// absolute names, names with "..", sizes of more than 8 GiB, and an archive that ends too early are refused. Extended
/// headers are passed over. Nothing is written to disk here. (libarchive reads far more, and would be one more library
/// for two files whose checksums are known.)
class TarReader {
public:
    static constexpr std::size_t blockSize = 512;
    static constexpr std::size_t mostMembers = 10'000;

    /// `name` is the archive's, for messages.
    TarReader(TarSink &sink, std::string name) : m_sink(sink), m_name(std::move(name)) { }

    Result<void> feed(std::span<const std::byte> bytes);
    /// After the last piece.
    Result<void> finish() const;

private:
    Result<void> takeHeader();
    Result<void> takeContent(std::span<const std::byte> bytes);
    Error damaged() const;
    Error refused(const std::string &member) const;

    TarSink &m_sink;
    std::string m_name;
    std::array<std::byte, blockSize> m_header{};
    std::size_t m_filled = 0; ///< bytes of m_header
    std::uint64_t m_left = 0; ///< bytes of the member that are to come
    std::size_t m_padding = 0; ///< bytes behind it
    bool m_isWanted = false;
    bool m_hasEnded = false; ///< the block of zeros was there
    std::size_t m_members = 0;
};

} // namespace vitrine
