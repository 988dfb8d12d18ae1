#include "core/io/zip/ZipReader.h"

#include "core/base/Crc32.h"
#include "core/base/Shortened.h"
#include "core/base/SystemError.h"
#include "core/io/AlignedBuffer.h"
#include "core/io/zip/Inflate.h"
#include "core/io/zip/ZipDirectory.h"

#include <utility>

namespace vitrine {

namespace {

Error unreadable(const std::string &file, const Message &reason)
{
    return fail(VITRINE_TEXT("core", "The file %1 can't be read as a ZIP archive: %2."), file, reason);
}

Message unpackingProblem(InflateOutcome outcome, std::string_view name)
{
    switch (outcome) {
    case InflateOutcome::OtherSize:
        return Message::of(VITRINE_TEXT("core", "its member %1 unpacks to another size than it claims"),
                           shortened(name));
    case InflateOutcome::NoMemory:
        return Message::of(VITRINE_TEXT("core", "there is not enough memory to unpack its member %1"), shortened(name));
    case InflateOutcome::NoZlib:
        return Message::of(VITRINE_TEXT("core", "its member %1 is packed, and this program was built without zlib"),
                           shortened(name));
    case InflateOutcome::Exact:
    case InflateOutcome::Damaged:
        break;
    }
    return Message::of(VITRINE_TEXT("core", "its member %1 is damaged"), shortened(name));
}

} // namespace

bool ZipReader::isZip(std::span<const std::byte> bytes)
{
    const std::string_view text(reinterpret_cast<const char *>(bytes.data()), bytes.size());
    return text.starts_with("PK\x03\x04") || text.starts_with("PK\x05\x06"); // the latter: one without members
}

ZipReader::ZipReader(std::span<const std::byte> archive, std::string file, std::uint64_t unpackLimit)
    : m_archive(archive), m_file(std::move(file)), m_unpackLimit(unpackLimit), m_unpackLeft(unpackLimit)
{
}

Result<ZipReader> ZipReader::open(std::span<const std::byte> archive, std::string file, std::uint64_t unpackLimit)
{
    ZipReader reader(archive, std::move(file), unpackLimit);
    auto members = readZipDirectory(archive);
    if (!members)
        return unreadable(reader.m_file, members.error().message);
    reader.m_members = std::move(*members);
    return reader;
}

const ZipMember *ZipReader::find(std::string_view name) const
{
    const auto found = m_members.find(name);
    return found == m_members.end() ? nullptr : &found->second;
}

Result<ZipContent> ZipReader::read(std::string_view name, const ZipMember &member)
{
    const auto packed =
        m_archive.subspan(static_cast<std::size_t>(member.begin), static_cast<std::size_t>(member.packed));
    ZipContent content{packed, nullptr};
    if (member.deflated) {
        if (member.size > m_unpackLeft)
            return unreadable(
                m_file,
                Message::of(VITRINE_TEXT("core", "it claims to hold more than %1"), formatBytes(m_unpackLimit)));
        m_unpackLeft -= member.size;
        const AlignedBuffer target = makeAlignedBuffer(member.size);
        const std::span bytes(target.get(), static_cast<std::size_t>(member.size));
        const InflateOutcome outcome = target ? inflateInto(bytes, packed) : InflateOutcome::NoMemory;
        if (outcome != InflateOutcome::Exact)
            return unreadable(m_file, unpackingProblem(outcome, name));
        content = {bytes, target};
    }
    if (crc32(content.bytes) != member.checksum)
        return unreadable(m_file,
                          Message::of(VITRINE_TEXT("core", "the checksum of its member %1 is wrong"), shortened(name)));
    return content;
}

} // namespace vitrine
