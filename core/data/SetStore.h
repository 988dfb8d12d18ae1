#pragma once

#include "core/base/Cancel.h"
#include "core/base/UserFolder.h"
#include "core/data/SetCatalogue.h"

#include <filesystem>
#include <string>

namespace vitrine {

/// The folder of downloaded public sets, a folder a set: which are there, and how what arrives gets its place.
class SetStore {
public:
    explicit SetStore(std::filesystem::path root = userDataFolder() / "datasets") : m_root(std::move(root)) { }

    const std::filesystem::path &root() const { return m_root; }
    std::filesystem::path folder(const CatalogueSet &set) const { return m_root / set.id; }
    /// What is being downloaded, or was when a download was interrupted; never taken for a set's file.
    std::filesystem::path partFile(const CatalogueSet &set, const CatalogueFile &file) const
    {
        return folder(set) / (file.name + ".part");
    }
    /// As openDataset() takes it: "mnist:/home/…/datasets/mnist".
    std::string spec(const CatalogueSet &set) const { return set.kind + ':' + folder(set).string(); }

    enum class State { Missing, Incomplete, Present };
    /// What can be told at once, by sizes.
    State state(const CatalogueSet &set) const;
    bool hasFile(const CatalogueSet &set, const CatalogueFile &file) const { return isComplete(file, folder(set)); }

    /// Verifies a finished partFile() by its checksum and lets it take its place; an archive is unpacked and removed.
    /// One that is not what it should be is removed.
    Result<void> install(const CatalogueSet &set, const CatalogueFile &file, const Cancel &cancel = {}) const;
    /// Removes the set's own files and what is left of downloads; the folder with them, if nothing else is in it.
    Result<void> remove(const CatalogueSet &set) const;

private:
    std::filesystem::path m_root;
};

} // namespace vitrine
