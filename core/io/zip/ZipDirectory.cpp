#include "core/io/zip/ZipDirectory.h"

#include "core/base/Shortened.h"
#include "core/io/LittleEndian.h"

#include <algorithm>
#include <cstdint>
#include <limits>
#include <optional>
#include <utility>
#include <vector>

namespace vitrine {

namespace {

using Bytes = std::span<const std::byte>;

// Signatures and sizes of the fixed parts.
constexpr std::uint32_t localSignature = 0x04034b50;
constexpr std::uint32_t centralSignature = 0x02014b50;
constexpr std::uint32_t endSignature = 0x06054b50;
constexpr std::uint32_t end64Signature = 0x06064b50;
constexpr std::uint32_t locator64Signature = 0x07064b50;
constexpr std::size_t localSize = 30;
constexpr std::size_t centralSize = 46;
constexpr std::size_t endSize = 22;
constexpr std::size_t end64Size = 56;
constexpr std::size_t locator64Size = 20;
constexpr std::size_t longestComment = 0xffff;

constexpr std::uint16_t zip64Extra = 1;
constexpr std::uint32_t inZip64 = 0xffffffff; ///< the true number is in the ZIP64 extra field
constexpr std::uint16_t encryptedFlag = 1;
constexpr std::uint16_t stored = 0;
constexpr std::uint16_t deflated = 8;

Error endMissing()
{
    return fail(VITRINE_TEXT("core", "its end is missing"));
}
Error listDamaged()
{
    return fail(VITRINE_TEXT("core", "its list of members is damaged"));
}

std::string_view textOf(Bytes bytes)
{
    return {reinterpret_cast<const char *>(bytes.data()), bytes.size()};
}

/// Where the list of members lies, and how many it has.
struct Directory {
    std::uint64_t begin = 0;
    std::uint64_t size = 0;
    std::uint64_t members = 0;
    std::uint64_t end = 0; ///< where what follows the list begins
};

/// The record at the very end, behind which only a comment of exactly the length that it says may follow.
std::optional<std::size_t> findEnd(Bytes archive)
{
    if (archive.size() < endSize)
        return std::nullopt;
    const std::size_t last = archive.size() - endSize;
    const std::size_t first = last - std::min(last, longestComment);
    for (std::size_t place = last + 1; place-- > first;) {
        const Bytes record = archive.subspan(place);
        if (numberAt<std::uint32_t>(record) == endSignature
            && numberAt<std::uint16_t>(record.subspan(20)) == record.size() - endSize)
            return place;
    }
    return std::nullopt;
}

Result<Directory> readZip64End(Bytes archive, std::size_t locatorPlace)
{
    const Bytes locator = archive.subspan(locatorPlace, locator64Size);
    const auto place = numberAt<std::uint64_t>(locator.subspan(8));
    if (place > locatorPlace || locatorPlace - place < end64Size)
        return endMissing();
    const Bytes record = archive.subspan(static_cast<std::size_t>(place));
    if (numberAt<std::uint32_t>(record) != end64Signature)
        return endMissing();
    if (numberAt<std::uint32_t>(record.subspan(16)) != 0 || numberAt<std::uint32_t>(record.subspan(20)) != 0)
        return fail(VITRINE_TEXT("core", "it is split over several files"));
    return Directory{numberAt<std::uint64_t>(record.subspan(48)), numberAt<std::uint64_t>(record.subspan(40)),
                     numberAt<std::uint64_t>(record.subspan(32)), place};
}

Result<Directory> readEnd(Bytes archive)
{
    const auto place = findEnd(archive);
    if (!place)
        return endMissing();
    const Bytes record = archive.subspan(*place);
    if (*place >= locator64Size
        && numberAt<std::uint32_t>(archive.subspan(*place - locator64Size)) == locator64Signature)
        return readZip64End(archive, *place - locator64Size);
    if (numberAt<std::uint16_t>(record.subspan(4)) != 0 || numberAt<std::uint16_t>(record.subspan(6)) != 0)
        return fail(VITRINE_TEXT("core", "it is split over several files"));
    return Directory{numberAt<std::uint32_t>(record.subspan(16)), numberAt<std::uint32_t>(record.subspan(12)),
                     numberAt<std::uint16_t>(record.subspan(10)), *place};
}

/// The numbers of the ZIP64 extra field, for those that don't fit in 32 bits; false if it lacks one.
bool takeZip64(Bytes extra, std::initializer_list<std::uint64_t *> numbers)
{
    while (extra.size() >= 4) {
        const auto id = numberAt<std::uint16_t>(extra);
        const auto size = numberAt<std::uint16_t>(extra.subspan(2));
        extra = extra.subspan(4);
        if (size > extra.size())
            break;
        Bytes field = extra.first(size);
        extra = extra.subspan(size);
        if (id != zip64Extra)
            continue;
        for (std::uint64_t *number : numbers) {
            if (*number != inZip64)
                continue;
            if (field.size() < sizeof *number)
                return false;
            *number = numberAt<std::uint64_t>(field);
            field = field.subspan(sizeof *number);
        }
        return true;
    }
    return std::ranges::none_of(numbers, [](const std::uint64_t *number) { return *number == inZip64; });
}

/// Names that mean the same place wherever they are unpacked; ours never are, but no honest archive has others.
bool isHarmless(std::string_view name)
{
    constexpr auto isControl = [](char c) { return static_cast<unsigned char>(c) < 0x20; };
    if (name.empty() || name.front() == '/' || name.find_first_of("\\:") != name.npos
        || std::ranges::any_of(name, isControl))
        return false;
    const std::string inFolders = "/" + std::string(name) + "/";
    return inFolders.find("/../") == inFolders.npos;
}

/// What is wrong with a member by its entry in the list, if anything.
std::optional<Error> objection(std::string_view name, Bytes entry)
{
    constexpr std::uint32_t unixFiles = 3;
    constexpr std::uint32_t kindOfFile = 0170000;
    constexpr std::uint32_t link = 0120000;
    if (!isHarmless(name))
        return fail(VITRINE_TEXT("core", "the name of its member \"%1\" leads out of it"), shortened(name));
    if (numberAt<std::uint16_t>(entry.subspan(8)) & encryptedFlag)
        return fail(VITRINE_TEXT("core", "its member %1 is encrypted"), shortened(name));
    const auto attributes = numberAt<std::uint32_t>(entry.subspan(38));
    if (numberAt<std::uint16_t>(entry.subspan(4)) >> 8 == unixFiles && (attributes >> 16 & kindOfFile) == link)
        return fail(VITRINE_TEXT("core", "its member %1 is a link to another file"), shortened(name));
    const auto method = numberAt<std::uint16_t>(entry.subspan(10));
    if (method != stored && method != deflated)
        return fail(VITRINE_TEXT("core", "its member %1 is packed by the method %2, which isn't known here"),
                    shortened(name), method);
    return std::nullopt;
}

Error memberDamaged(std::string_view name)
{
    return fail(VITRINE_TEXT("core", "its member %1 is damaged"), shortened(name));
}

/// Finds the data behind the member's own header, before `end`.
Result<ZipMember> located(std::string_view name, ZipMember member, Bytes archive, std::uint64_t end)
{
    if (member.header > end || end - member.header < localSize)
        return memberDamaged(name);
    const Bytes header = archive.subspan(static_cast<std::size_t>(member.header));
    const std::size_t nameSize = numberAt<std::uint16_t>(header.subspan(26));
    const std::size_t extraSize = numberAt<std::uint16_t>(header.subspan(28));
    member.begin = member.header + localSize + nameSize + extraSize;
    if (numberAt<std::uint32_t>(header) != localSignature || member.begin > end || end - member.begin < member.packed
        || textOf(header.subspan(localSize, nameSize)) != name || (!member.deflated && member.packed != member.size))
        return memberDamaged(name);
    return member;
}

/// The entry at the start of `list`, which is then shorter by it.
Result<std::pair<std::string_view, ZipMember>> takeEntry(Bytes &list, Bytes archive, std::uint64_t end)
{
    if (list.size() < centralSize || numberAt<std::uint32_t>(list) != centralSignature)
        return listDamaged();
    const std::size_t nameSize = numberAt<std::uint16_t>(list.subspan(28));
    const std::size_t extraSize = numberAt<std::uint16_t>(list.subspan(30));
    const std::size_t commentSize = numberAt<std::uint16_t>(list.subspan(32));
    if (list.size() - centralSize < nameSize + extraSize + commentSize)
        return listDamaged();
    const std::string_view name = textOf(list.subspan(centralSize, nameSize));
    if (auto wrong = objection(name, list))
        return *wrong;
    ZipMember member{.header = numberAt<std::uint32_t>(list.subspan(42)),
                     .packed = numberAt<std::uint32_t>(list.subspan(20)),
                     .size = numberAt<std::uint32_t>(list.subspan(24)),
                     .checksum = numberAt<std::uint32_t>(list.subspan(16)),
                     .deflated = numberAt<std::uint16_t>(list.subspan(10)) == deflated};
    if (!takeZip64(list.subspan(centralSize + nameSize, extraSize), {&member.size, &member.packed, &member.header}))
        return listDamaged();
    list = list.subspan(centralSize + nameSize + extraSize + commentSize);
    auto found = located(name, member, archive, end);
    if (!found)
        return found.error();
    return std::pair(name, *found);
}

/// Members that share their bytes are how a small archive unpacks to a huge one.
Result<void> checkOverlap(const ZipMembers &members)
{
    std::vector<ZipMembers::const_iterator> ordered;
    for (auto member = members.begin(); member != members.end(); ++member)
        ordered.push_back(member);
    std::ranges::sort(ordered, {}, [](const auto &member) { return member->second.header; });
    const auto overlap = std::ranges::adjacent_find(ordered, [](const auto &one, const auto &next) {
        return one->second.begin + one->second.packed > next->second.header;
    });
    if (overlap == ordered.end())
        return {};
    return fail(VITRINE_TEXT("core", "its members %1 and %2 overlap"), shortened((*overlap)->first),
                shortened((*std::next(overlap))->first));
}

} // namespace

Result<ZipMembers> readZipDirectory(Bytes archive)
{
    const auto directory = readEnd(archive);
    if (!directory)
        return directory.error();
    if (directory->begin > directory->end || directory->size > directory->end - directory->begin)
        return listDamaged();
    if (directory->members > mostZipMembers)
        return fail(VITRINE_TEXT("core", "it has more than %1 members"), mostZipMembers);
    Bytes list = archive.subspan(static_cast<std::size_t>(directory->begin), static_cast<std::size_t>(directory->size));
    ZipMembers members;
    for (std::uint64_t i = 0; i < directory->members; ++i) {
        const auto entry = takeEntry(list, archive, directory->begin);
        if (!entry)
            return entry.error();
        if (!members.insert(*entry).second)
            return fail(VITRINE_TEXT("core", "its member %1 is there twice"), shortened(entry->first));
    }
    if (!list.empty())
        return listDamaged();
    if (auto checked = checkOverlap(members); !checked)
        return checked.error();
    return members;
}

} // namespace vitrine
