#pragma once

#include "core/base/Cancel.h"
#include "core/detection/ModelCatalogue.h"

namespace vitrine {

/// The folder of downloaded weights: which are there, and whether they are what they should be.
///
/// Where the catalogue has no checksum of a file, the one it had when it was first seen whole is remembered in
/// `checksums.json` beside it, and holds from then on. That guards against damage, not against a false first download.
class ModelStore {
public:
    explicit ModelStore(std::filesystem::path folder = modelsFolder()) : m_folder(std::move(folder)) { }

    const std::filesystem::path &folder() const { return m_folder; }
    std::filesystem::path file(const CatalogueModel &model) const { return m_folder / model.file; }
    /// What is being downloaded, or was when a download was interrupted; never taken for a model.
    std::filesystem::path partFile(const CatalogueModel &model) const { return m_folder / (model.file + ".part"); }

    enum class State { Missing, Present, Damaged };
    /// What can be told at once: whether the file is there, has the right size and begins as weights do.
    State state(const CatalogueModel &model) const;

    /// Reads the whole file and compares its checksum.
    Result<void> verify(const CatalogueModel &model, const Cancel &cancel = {});
    /// Verifies a finished partFile() and lets it take its place. Weights that are not what they should be are
    /// removed; after any failure there is no file() that was not there before.
    Result<void> install(const CatalogueModel &model, const Cancel &cancel = {});
    /// Removes the file and what is left of a download.
    Result<void> remove(const CatalogueModel &model);

private:
    /// `arrived`: it has just been downloaded, which is what the message then speaks of.
    Result<void> verifyFile(const std::filesystem::path &file, const CatalogueModel &model, bool arrived,
                            const Cancel &cancel);
    std::string rememberedChecksum(const std::string &name) const;
    Result<void> remember(const std::string &name, const std::string &sha256) const;

    std::filesystem::path m_folder;
};

/// Whether a file that begins so can be weights: a ZIP (checkpoints, PyTorch 1.6 and later), a pickle (earlier ones).
/// A page of a web server is neither. `start` must hold the first two bytes.
bool looksLikeCheckpoint(std::string_view start);

} // namespace vitrine
