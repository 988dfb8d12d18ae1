#include "core/data/SetStore.h"

#include "core/base/Sha256.h"
#include "core/base/SystemError.h"
#include "core/data/UnpackArchive.h"

#include <vector>

namespace vitrine {

namespace {

namespace fs = std::filesystem;

Error unwritable(const fs::path &path, const std::error_code &code)
{
    return fail(VITRINE_TEXT("core", "%1 could not be written: %2."), path.string(), systemErrorText(code.value()));
}

Result<void> verifyPart(const fs::path &part, const CatalogueFile &file, const Cancel &cancel)
{
    const auto sum = sha256OfFile(part, cancel);
    if (!sum)
        return sum.error();
    if (*sum == file.sha256)
        return {};
    return fail(VITRINE_TEXT("core", "What arrived is not the file that was asked for: %1. It was removed."),
                Message::of(VITRINE_TEXT("core", "its checksum (SHA-256) is %1 where %2 was expected"),
                            sum->substr(0, 12) + "…", file.sha256.substr(0, 12) + "…"));
}

std::vector<fs::path> pathsOf(const SetStore &store, const CatalogueSet &set)
{
    std::vector<fs::path> paths;
    for (const CatalogueFile &file : set.files) {
        paths.push_back(store.partFile(set, file));
        paths.push_back(fs::path(store.partFile(set, file)) += ".tag");
        paths.push_back(store.folder(set) / file.name);
        for (const ArchiveMember &member : file.members) {
            paths.push_back(store.folder(set) / member.name());
            paths.push_back(store.folder(set) / member.path);
        }
    }
    return paths;
}

} // namespace

SetStore::State SetStore::state(const CatalogueSet &set) const
{
    std::size_t there = 0;
    bool isBegun = false;
    for (const CatalogueFile &file : set.files) {
        std::error_code ignored;
        there += hasFile(set, file);
        isBegun = isBegun || fs::exists(partFile(set, file), ignored);
    }
    if (there == set.files.size())
        return State::Present;
    return there > 0 || isBegun ? State::Incomplete : State::Missing;
}

Result<void> SetStore::install(const CatalogueSet &set, const CatalogueFile &file, const Cancel &cancel) const
{
    const fs::path part = partFile(set, file);
    std::error_code code;
    if (auto verified = verifyPart(part, file, cancel); !verified) {
        if (!verified.error().cancelled)
            fs::remove(part, code);
        return verified;
    }
    if (file.isArchive()) {
        if (auto unpacked = unpackArchive(part, folder(set), file.members, cancel); !unpacked)
            return unpacked;
        fs::remove(part, code);
        return {};
    }
    fs::rename(part, folder(set) / file.name, code);
    return code ? Result<void>(unwritable(folder(set) / file.name, code)) : Result<void>();
}

Result<void> SetStore::remove(const CatalogueSet &set) const
{
    for (const fs::path &path : pathsOf(*this, set)) {
        std::error_code code;
        fs::remove(path, code);
        if (code)
            return fail(VITRINE_TEXT("core", "%1 could not be removed: %2."), path.string(),
                        systemErrorText(code.value()));
    }
    for (const CatalogueFile &file : set.files)
        for (const ArchiveMember &member : file.members) {
            std::error_code ignored; // others' files may lie there
            if (member.path != member.name())
                fs::remove(folder(set) / fs::path(member.path).parent_path(), ignored);
        }
    std::error_code ignored;
    fs::remove(folder(set), ignored);
    return {};
}

} // namespace vitrine
