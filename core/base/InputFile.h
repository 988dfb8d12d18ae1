#pragma once

#include "core/base/Result.h"

#include <cstddef>
#include <cstdint>
#include <filesystem>
#include <span>

namespace vitrine {

/// A regular file open for reading. Folders, devices and pipes are refused: reading one of those may never end.
class InputFile {
public:
    static Result<InputFile> open(const std::filesystem::path &file);
    InputFile(InputFile &&other) noexcept;
    InputFile &operator=(InputFile &&other) noexcept;
    ~InputFile();

    /// Bytes, when it was opened.
    std::uint64_t size() const { return m_size; }
    /// Reads the next bytes until `target` is full or the file ends; the number of bytes read.
    Result<std::size_t> readSome(std::span<std::byte> target);
    /// Fills `target`; a file that ends before that is an error, for it has become shorter since it was opened.
    Result<void> read(std::span<std::byte> target);
    /// The same from a place in the file, whatever was read before. May be called from several threads at once.
    Result<void> readAt(std::uint64_t offset, std::span<std::byte> target) const;

private:
    InputFile() = default;

    std::filesystem::path m_file;
    std::uint64_t m_size = 0;
    int m_descriptor = -1;
};

} // namespace vitrine
