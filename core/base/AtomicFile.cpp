#include "core/base/AtomicFile.h"

#include "core/base/SystemError.h"

#include <atomic>
#include <cassert>
#include <cerrno>
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

namespace vitrine {

namespace {

namespace fs = std::filesystem;

constexpr std::string_view temporaryMark = ".vitrine-tmp-";

/// ".weights.safetensors.vitrine-tmp-": what the names of a file's temporary files begin with. A very long name is cut,
/// since the system allows 255 bytes in all.
std::string temporaryPrefix(const fs::path &target)
{
    return std::string(".").append(target.filename().string().substr(0, 200)).append(temporaryMark);
}

std::string uniqueSuffix()
{
    static std::atomic<unsigned> counter = 0;
    return std::to_string(::getpid()) + "-" + std::to_string(counter++);
}

fs::path followLink(const fs::path &file)
{
    std::error_code error;
    if (!fs::is_symlink(file, error))
        return file;
    fs::path target = fs::weakly_canonical(file, error);
    return error ? file : target;
}

fs::path folderOf(const fs::path &file)
{
    return file.has_parent_path() ? file.parent_path() : fs::path(".");
}

} // namespace

AtomicFile::AtomicFile(fs::path file, FileCalls &calls)
    : m_file(std::move(file)), m_target(followLink(m_file)), m_calls(calls)
{
}

AtomicFile::~AtomicFile()
{
    discard();
}

void AtomicFile::discard()
{
    if (m_descriptor >= 0)
        ::close(m_descriptor);
    m_descriptor = -1;
    if (!m_temporary.empty())
        ::unlink(m_temporary.c_str());
    m_temporary.clear();
}

Error AtomicFile::failure(int code)
{
    discard();
    return fail(VITRINE_TEXT("core", "The file %1 can't be written: %2."), m_file.string(), systemErrorText(code));
}

int AtomicFile::createTemporary()
{
    for (int attempt = 0; attempt < 16; ++attempt) {
        const fs::path name = folderOf(m_target) / (temporaryPrefix(m_target) + uniqueSuffix());
        m_descriptor = m_calls.create(name);
        if (m_descriptor < 0 && errno == EEXIST)
            continue;
        if (m_descriptor < 0)
            return errno;
        m_temporary = name;
        // The lock tells removeStrays() of another process that this one is in use; a file it took away first is made
        // anew.
        struct stat status { };
        ::flock(m_descriptor, LOCK_EX | LOCK_NB);
        if (::fstat(m_descriptor, &status) == 0 && status.st_nlink > 0)
            return 0;
        discard();
    }
    return EEXIST;
}

void AtomicFile::removeStrays() const
{
    const std::string prefix = temporaryPrefix(m_target);
    std::error_code error;
    for (fs::directory_iterator entry(folderOf(m_target), error), end; !error && entry != end; entry.increment(error)) {
        if (!entry->path().filename().string().starts_with(prefix))
            continue;
        const int stray = ::open(entry->path().c_str(), O_RDONLY | O_CLOEXEC | O_NOFOLLOW | O_NONBLOCK);
        if (stray < 0)
            continue;
        if (::flock(stray, LOCK_EX | LOCK_NB) == 0)
            ::unlink(entry->path().c_str());
        ::close(stray);
    }
}

Result<void> AtomicFile::open()
{
    assert(m_descriptor < 0);
    struct stat status { };
    const bool exists = ::stat(m_target.c_str(), &status) == 0;
    if (exists && S_ISDIR(status.st_mode))
        return failure(EISDIR);
    if (exists && !S_ISREG(status.st_mode)) // a device would be replaced by a file
        return fail(VITRINE_TEXT("core", "The file %1 can't be written: it is not a regular file."), m_file.string());
    if (exists && ::faccessat(AT_FDCWD, m_target.c_str(), W_OK, AT_EACCESS) != 0)
        return failure(errno);
    std::error_code error;
    if (!exists && fs::status(folderOf(m_target), error).type() == fs::file_type::not_found)
        return fail(VITRINE_TEXT("core", "The file %1 can't be written: there is no folder %2."), m_file.string(),
                    folderOf(m_target).string());
    removeStrays();
    if (const int code = createTemporary())
        return failure(code);
    if (exists && ::fchmod(m_descriptor, status.st_mode & 07777) != 0)
        return failure(errno);
    return {};
}

Result<void> AtomicFile::write(std::span<const std::byte> bytes)
{
    assert(m_descriptor >= 0);
    while (!bytes.empty()) {
        const long written = m_calls.write(m_descriptor, bytes.data(), bytes.size());
        if (written < 0 && errno == EINTR)
            continue;
        if (written <= 0)
            return failure(written < 0 ? errno : ENOSPC);
        bytes = bytes.subspan(static_cast<std::size_t>(written));
    }
    return {};
}

Result<void> AtomicFile::write(std::string_view text)
{
    return write(std::as_bytes(std::span(text)));
}

Result<void> AtomicFile::commit()
{
    assert(m_descriptor >= 0);
    if (m_calls.sync(m_descriptor) != 0)
        return failure(errno);
    // Renamed before it is closed: the lock must hold until the temporary name is gone.
    if (m_calls.rename(m_temporary, m_target) != 0)
        return failure(errno);
    m_temporary.clear();
    discard();
    return syncFolder();
}

Result<void> AtomicFile::syncFolder()
{
    const int folder = ::open(folderOf(m_target).c_str(), O_RDONLY | O_DIRECTORY | O_CLOEXEC);
    if (folder < 0) // one may write into a folder that one may not read
        return {};
    const int code = m_calls.sync(folder) == 0 ? 0 : errno;
    ::close(folder);
    if (code != 0 && code != EINVAL && code != ENOTSUP) // some file systems have no such call for folders
        return fail(VITRINE_TEXT("core", "The file %1 is written, but may not survive a power cut: %2."),
                    m_file.string(), systemErrorText(code));
    return {};
}

Result<void> writeFileAtomically(const fs::path &file, std::string_view content)
{
    AtomicFile target(file);
    if (auto opened = target.open(); !opened)
        return opened;
    if (auto written = target.write(content); !written)
        return written;
    return target.commit();
}

} // namespace vitrine
