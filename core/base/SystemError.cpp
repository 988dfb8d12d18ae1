#include "core/base/SystemError.h"

#include <array>
#include <cerrno>
#include <system_error>

namespace vitrine {

Message systemErrorText(int code)
{
    switch (code) {
    case ENOSPC:
    case EDQUOT:
        return Message::of(VITRINE_TEXT("core", "the disk is full"));
    case EACCES:
    case EPERM:
        return Message::of(VITRINE_TEXT("core", "permission denied"));
    case EROFS:
        return Message::of(VITRINE_TEXT("core", "the disk is mounted read-only"));
    case ENOENT:
        return Message::of(VITRINE_TEXT("core", "there is no such file or folder"));
    case ENOTDIR:
        return Message::of(VITRINE_TEXT("core", "a part of the path is not a folder"));
    case EISDIR:
        return Message::of(VITRINE_TEXT("core", "it is a folder"));
    case EFBIG:
        return Message::of(VITRINE_TEXT("core", "it grows larger than the file system or a limit allows"));
    case ENAMETOOLONG:
        return Message::of(VITRINE_TEXT("core", "the name is too long"));
    case EMFILE:
    case ENFILE:
        return Message::of(VITRINE_TEXT("core", "too many files are open"));
    case EIO:
        return Message::of(VITRINE_TEXT("core", "the disk reports an error"));
    default:
        return Message::verbatim(std::generic_category().message(code));
    }
}

std::string formatBytes(std::uint64_t bytes)
{
    static constexpr std::array units = {"KiB", "MiB", "GiB", "TiB", "PiB", "EiB"};
    if (bytes < 1024)
        return std::to_string(bytes) + " bytes";
    std::size_t unit = 0;
    std::uint64_t divisor = 1024;
    while (bytes / divisor >= 1024) {
        divisor *= 1024;
        ++unit;
    }
    const std::uint64_t whole = bytes / divisor;
    const std::uint64_t tenth = (bytes % divisor) / (divisor / 16) * 10 / 16;
    std::string text = std::to_string(whole);
    if (tenth > 0)
        text.append(1, '.').append(std::to_string(tenth));
    return text.append(1, ' ').append(units[unit]);
}

} // namespace vitrine
