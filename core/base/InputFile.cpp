#include "core/base/InputFile.h"

#include "core/base/SystemError.h"

#include <cerrno>
#include <fcntl.h>
#include <sys/stat.h>
#include <unistd.h>
#include <utility>

namespace vitrine {

namespace {

Error cannotRead(const std::filesystem::path &file, const Message &cause)
{
    return fail(VITRINE_TEXT("core", "The file %1 can't be read: %2."), file.string(), cause);
}

Error becameShorter(const std::filesystem::path &file)
{
    return cannotRead(file, Message::of(VITRINE_TEXT("core", "it became shorter while it was read")));
}

} // namespace

Result<InputFile> InputFile::open(const std::filesystem::path &file)
{
    InputFile input;
    input.m_file = file;
    // Without O_NONBLOCK, opening a pipe would wait for a writer before its kind can be seen.
    input.m_descriptor = ::open(file.c_str(), O_RDONLY | O_CLOEXEC | O_NONBLOCK);
    struct stat status { };
    if (input.m_descriptor < 0 || ::fstat(input.m_descriptor, &status) != 0)
        return cannotRead(file, systemErrorText(errno));
    if (S_ISDIR(status.st_mode))
        return cannotRead(file, systemErrorText(EISDIR));
    if (!S_ISREG(status.st_mode))
        return cannotRead(file, Message::of(VITRINE_TEXT("core", "it is not a regular file")));
    input.m_size = static_cast<std::uint64_t>(status.st_size);
    return input;
}

InputFile::InputFile(InputFile &&other) noexcept
    : m_file(std::move(other.m_file)), m_size(other.m_size), m_descriptor(std::exchange(other.m_descriptor, -1))
{
}

InputFile &InputFile::operator=(InputFile &&other) noexcept
{
    std::swap(m_file, other.m_file);
    std::swap(m_size, other.m_size);
    std::swap(m_descriptor, other.m_descriptor);
    return *this;
}

InputFile::~InputFile()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
}

Result<std::size_t> InputFile::readSome(std::span<std::byte> target)
{
    std::size_t total = 0;
    while (total < target.size()) {
        const ssize_t count = ::read(m_descriptor, target.data() + total, target.size() - total);
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return cannotRead(m_file, systemErrorText(errno));
        if (count == 0)
            break;
        total += static_cast<std::size_t>(count);
    }
    return total;
}

Result<void> InputFile::readAt(std::uint64_t offset, std::span<std::byte> target) const
{
    std::size_t total = 0;
    while (total < target.size()) {
        const ssize_t count =
            ::pread(m_descriptor, target.data() + total, target.size() - total, static_cast<off_t>(offset + total));
        if (count < 0 && errno == EINTR)
            continue;
        if (count < 0)
            return cannotRead(m_file, systemErrorText(errno));
        if (count == 0)
            return becameShorter(m_file);
        total += static_cast<std::size_t>(count);
    }
    return {};
}

Result<void> InputFile::read(std::span<std::byte> target)
{
    const auto count = readSome(target);
    if (!count)
        return count.error();
    if (*count < target.size())
        return becameShorter(m_file);
    return {};
}

} // namespace vitrine
