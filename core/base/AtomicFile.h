#pragma once

#include "core/base/FileCalls.h"
#include "core/base/Result.h"

#include <cstddef>
#include <filesystem>
#include <span>
#include <string_view>

namespace vitrine {

/// Writes a file whole or not at all: into a temporary file in the same folder, which takes the file's place only when
/// all of it lies on the disk (fsync, rename, fsync of the folder). Until commit() succeeds, and after any failure or
/// crash, the old file is as it was. A temporary file that a killed process left is removed by the next save.
///
/// The permissions of an existing file are kept; a symbolic link is followed, and what it names is replaced.
/// Errors name the file and the cause; after one the temporary file is gone, and nothing more can be written.
class AtomicFile {
public:
    explicit AtomicFile(std::filesystem::path file, FileCalls &calls = FileCalls::system());
    /// Without commit() nothing has happened.
    ~AtomicFile();
    AtomicFile(const AtomicFile &) = delete;
    AtomicFile &operator=(const AtomicFile &) = delete;

    Result<void> open();
    Result<void> write(std::span<const std::byte> bytes);
    Result<void> write(std::string_view text);
    Result<void> commit();

private:
    Error failure(int code);
    void discard();
    int createTemporary();
    void removeStrays() const;
    Result<void> syncFolder();

    std::filesystem::path m_file; ///< as it was asked for, for messages
    std::filesystem::path m_target; ///< with symbolic links followed
    std::filesystem::path m_temporary;
    FileCalls &m_calls;
    int m_descriptor = -1;
};

/// AtomicFile in one call, for what is in memory as a whole.
Result<void> writeFileAtomically(const std::filesystem::path &file, std::string_view content);

} // namespace vitrine
