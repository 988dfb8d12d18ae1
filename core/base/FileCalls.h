#pragma once

#include <cstddef>
#include <filesystem>

namespace vitrine {

/// The calls to the system by which a file is written. A test puts a failing set in their place to see that every
/// failure is reported and leaves the old file whole. Each returns what the system call returns and sets errno.
class FileCalls {
public:
    virtual ~FileCalls() = default;

    /// A new file for writing; fails with EEXIST where there is one.
    virtual int create(const std::filesystem::path &file);
    virtual long write(int file, const std::byte *data, std::size_t size);
    /// Waits until what was written lies on the disk.
    virtual int sync(int file);
    virtual int rename(const std::filesystem::path &from, const std::filesystem::path &to);

    static FileCalls &system();
};

} // namespace vitrine
