#include "core/data/UnpackArchive.h"

#include "core/base/AtomicFile.h"
#include "core/base/InputFile.h"
#include "core/data/Gzip.h"
#include "core/io/Tar.h"

#include <algorithm>
#include <memory>
#include <vector>

namespace vitrine {

namespace {

constexpr std::size_t pieceSize = 1 << 20;
constexpr std::uint64_t spare = 64 << 20; ///< of what an archive may hold beside its members

/// Writes the members that are wanted.
class MemberWriter final : public TarSink {
public:
    MemberWriter(std::string archive, std::filesystem::path folder, std::span<const ArchiveMember> members)
        : m_archive(std::move(archive)), m_folder(std::move(folder)), m_members(members), m_isDone(members.size())
    {
    }

    Result<bool> begin(const std::string &name, std::uint64_t size) override
    {
        // "./x" and "x" are the same file.
        const std::string path = name.starts_with("./") ? name.substr(2) : name;
        const auto member = std::ranges::find(m_members, path, &ArchiveMember::path);
        if (member == m_members.end())
            return false;
        m_current = static_cast<std::size_t>(member - m_members.begin());
        if (m_isDone[m_current] || size != member->size)
            return fail(VITRINE_TEXT("core",
                                     "%1 is not what it should be: its file %2 is there twice, or has another "
                                     "size. Download it again."),
                        m_archive, member->path);
        m_file = std::make_unique<AtomicFile>(m_folder / member->name());
        if (auto opened = m_file->open(); !opened)
            return opened.error();
        return true;
    }
    Result<void> write(std::span<const std::byte> bytes) override { return m_file->write(bytes); }
    Result<void> end() override
    {
        m_isDone[m_current] = true;
        auto committed = m_file->commit();
        m_file.reset();
        return committed;
    }

    Result<void> checkAll() const
    {
        const auto missing = std::ranges::find(m_isDone, false);
        if (missing == m_isDone.end())
            return {};
        const auto &member = m_members[static_cast<std::size_t>(missing - m_isDone.begin())];
        return fail(VITRINE_TEXT("core", "%1 holds no %2. Download it again."), m_archive, member.path);
    }

private:
    std::string m_archive;
    std::filesystem::path m_folder;
    std::span<const ArchiveMember> m_members;
    std::vector<bool> m_isDone;
    std::size_t m_current = 0;
    std::unique_ptr<AtomicFile> m_file;
};

} // namespace

Result<void> unpackArchive(const std::filesystem::path &archive, const std::filesystem::path &folder,
                           std::span<const ArchiveMember> members, const Cancel &cancel)
{
    auto input = InputFile::open(archive);
    if (!input)
        return input.error();
    std::uint64_t limit = spare;
    for (const ArchiveMember &member : members)
        limit += member.size;
    MemberWriter writer(archive.string(), folder, members);
    TarReader tar(writer, archive.string());
    std::vector<std::byte> buffer(pieceSize);
    const auto next = [&]() -> Result<std::span<const std::byte>> {
        if (cancel.requested())
            return Cancel::error();
        const auto count = input->readSome(buffer);
        if (!count)
            return count.error();
        return std::span<const std::byte>(buffer).first(*count);
    };
    auto done = gunzipPieces(next, limit, archive.string(), [&tar](auto piece) { return tar.feed(piece); });
    if (done)
        done = tar.finish();
    return done ? writer.checkAll() : done;
}

} // namespace vitrine
