#include "core/base/FileCalls.h"

#include <cstdio>
#include <fcntl.h>
#include <unistd.h>

namespace vitrine {

int FileCalls::create(const std::filesystem::path &file)
{
    return ::open(file.c_str(), O_WRONLY | O_CREAT | O_EXCL | O_CLOEXEC | O_NOFOLLOW, 0666);
}

long FileCalls::write(int file, const std::byte *data, std::size_t size)
{
    return ::write(file, data, size);
}

int FileCalls::sync(int file)
{
    return ::fsync(file);
}

int FileCalls::rename(const std::filesystem::path &from, const std::filesystem::path &to)
{
    return std::rename(from.c_str(), to.c_str());
}

FileCalls &FileCalls::system()
{
    static FileCalls calls;
    return calls;
}

} // namespace vitrine
