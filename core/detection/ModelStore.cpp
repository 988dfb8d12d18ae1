#include "core/detection/ModelStore.h"

#include "core/base/AtomicFile.h"
#include "core/base/InputFile.h"
#include "core/base/JsonReader.h"
#include "core/base/Sha256.h"
#include "core/base/SystemError.h"

#include <array>
#include <cerrno>
#include <fcntl.h>
#include <unistd.h>

namespace vitrine {

namespace {

namespace fs = std::filesystem;

constexpr const char *checksumsName = "checksums.json";

/// Puts what is wrong with a file into a sentence.
using Wording = Error (*)(const fs::path &file, const Message &how);

Error damaged(const fs::path &file, const Message &how)
{
    return fail(VITRINE_TEXT("core", "%1 is damaged: %2. Remove it and download it again."), file.string(), how);
}

Error refused(const fs::path &, const Message &how)
{
    return fail(VITRINE_TEXT("core", "What arrived is not the file that was asked for: %1. It was removed."), how);
}

/// The size and the beginning, which take no time; nothing where both are right.
Result<void> quickCheck(const fs::path &file, const CatalogueModel &model, Wording wording)
{
    auto input = InputFile::open(file);
    if (!input)
        return input.error();
    std::array<char, 16> start{};
    const auto count = input->readSome(std::as_writable_bytes(std::span(start)));
    if (!count)
        return count.error();
    if (model.size > 0 && input->size() != model.size)
        return wording(
            file,
            Message::of(VITRINE_TEXT("core", "it has %1 bytes where %2 were expected"), input->size(), model.size));
    const bool isPickle = model.file.ends_with(".pth");
    if (*count < 2 || (isPickle && !looksLikeCheckpoint({start.data(), *count})))
        return wording(file, Message::of(VITRINE_TEXT("core", "it does not begin as weights do")));
    return {};
}

/// Lets what a rename changed reach the disk.
Result<void> syncPath(const fs::path &path, int flags)
{
    const int descriptor = ::open(path.c_str(), flags | O_CLOEXEC);
    const bool synced = descriptor >= 0 && ::fsync(descriptor) == 0;
    const int code = errno;
    if (descriptor >= 0)
        ::close(descriptor);
    if (synced)
        return {};
    return fail(VITRINE_TEXT("core", "%1 could not be written: %2."), path.string(), systemErrorText(code));
}

} // namespace

bool looksLikeCheckpoint(std::string_view start)
{
    return start.starts_with("PK\x03\x04") || (start.starts_with('\x80') && start.size() > 1 && start[1] >= 2);
}

ModelStore::State ModelStore::state(const CatalogueModel &model) const
{
    std::error_code ignored;
    if (!fs::exists(file(model), ignored))
        return State::Missing;
    return quickCheck(file(model), model, damaged) ? State::Present : State::Damaged;
}

Result<void> ModelStore::verify(const CatalogueModel &model, const Cancel &cancel)
{
    return verifyFile(file(model), model, false, cancel);
}

Result<void> ModelStore::verifyFile(const fs::path &path, const CatalogueModel &model, bool arrived,
                                    const Cancel &cancel)
{
    const Wording wording = arrived ? refused : damaged;
    if (auto checked = quickCheck(path, model, wording); !checked)
        return checked;
    const auto sum = sha256OfFile(path, cancel);
    if (!sum)
        return sum.error();
    const std::string expected = model.sha256.empty() ? rememberedChecksum(model.file) : model.sha256;
    if (expected.empty()) {
        (void)remember(model.file, *sum); // where nothing may be written, every time is the first
        return {};
    }
    if (*sum != expected)
        return wording(path,
                       Message::of(VITRINE_TEXT("core", "its checksum (SHA-256) is %1 where %2 was expected"),
                                   sum->substr(0, 12) + "…", expected.substr(0, 12) + "…"));
    return {};
}

Result<void> ModelStore::install(const CatalogueModel &model, const Cancel &cancel)
{
    const fs::path part = partFile(model);
    std::error_code code;
    if (auto verified = verifyFile(part, model, true, cancel); !verified) {
        if (!verified.error().cancelled)
            fs::remove(part, code);
        return verified;
    }
    if (auto synced = syncPath(part, O_RDONLY); !synced)
        return synced;
    fs::rename(part, file(model), code);
    if (code)
        return fail(VITRINE_TEXT("core", "%1 could not be written: %2."), file(model).string(),
                    systemErrorText(code.value()));
    return syncPath(m_folder, O_RDONLY | O_DIRECTORY);
}

Result<void> ModelStore::remove(const CatalogueModel &model)
{
    for (const fs::path &path : {partFile(model), file(model)}) {
        std::error_code code;
        fs::remove(path, code);
        if (code)
            return fail(VITRINE_TEXT("core", "%1 could not be removed: %2."), path.string(),
                        systemErrorText(code.value()));
    }
    // Whoever removes a file wants the next one to be taken as it comes.
    return rememberedChecksum(model.file).empty() ? Result<void>() : remember(model.file, {});
}

std::string ModelStore::rememberedChecksum(const std::string &name) const
{
    const auto json = readJsonFile(m_folder / checksumsName, {1 << 20, 4, 10'000});
    if (!json || !json->is_object())
        return {};
    const auto found = json->find(name);
    return found != json->end() && found->is_string() ? found->get<std::string>() : std::string();
}

Result<void> ModelStore::remember(const std::string &name, const std::string &sha256) const
{
    auto json = readJsonFile(m_folder / checksumsName, {1 << 20, 4, 10'000});
    nlohmann::ordered_json sums = json && json->is_object() ? *json : nlohmann::ordered_json::object();
    if (sha256.empty())
        sums.erase(name);
    else
        sums[name] = sha256;
    return writeFileAtomically(m_folder / checksumsName, sums.dump(4) + '\n');
}

} // namespace vitrine
