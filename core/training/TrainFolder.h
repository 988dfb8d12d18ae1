#pragma once

#include "core/training/Trainer.h"

#include <filesystem>
#include <optional>
#include <string>

namespace vitrine {

/// The folder of a run: `network.vitrine.json`, `weights.safetensors`, `metrics.jsonl`, and `checkpoint.safetensors`,
/// from which it can go on.
class TrainFolder {
public:
    explicit TrainFolder(std::filesystem::path folder) : m_folder(std::move(folder)) { }

    Result<void> begin(const Network &network) const;
    Result<void> resume(Trainer &trainer) const;
    bool hasCheckpoint() const;
    const std::filesystem::path &path() const { return m_folder; }
    std::filesystem::path networkFile() const { return m_folder / "network.vitrine.json"; }
    /// All that a run is after an epoch; each file whole or not at all, the checkpoint last.
    Result<void> keep(const Trainer &trainer) const;

    /// One line of metrics.jsonl, as JSON. The last one also says what the test part of the set came to, where there is
    /// one: `test_loss`, `test_accuracy`.
    static std::string line(const EpochRecord &epoch, const std::optional<TestRecord> &test = std::nullopt);

private:
    std::filesystem::path m_folder;
};

} // namespace vitrine
