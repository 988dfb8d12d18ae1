#pragma once

#include "core/training/Trainer.h"
#include "core/training/WeightSeries.h"

#include <filesystem>
#include <optional>
#include <string>

namespace vitrine {

/// The folder of a run: `network.vitrine.json`, `weights.safetensors`, `metrics.jsonl`, and `checkpoint.safetensors`,
/// from which it can go on. Where it is asked for, `checkpoints/` with the weights of its epochs beside them.
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

    /// The weights of the epochs, as judgedWeights() has them.
    WeightSeries series() const { return WeightSeries(m_folder / "checkpoints"); }
    /// Before a run goes on: what another run, or this one beyond its checkpoint, has left there goes.
    Result<void> beginSeries(const Trainer &trainer) const;
    /// Between two epochs: keeps the weights where the epoch is a multiple of `every`, or the run's last; within
    /// seriesOnDisk. In the midst of an epoch, nothing.
    Result<void> keepEpoch(const Trainer &trainer, int every) const;
    /// All that a run has in memory, in place of what lies there.
    Result<void> writeSeries(const EpochWeights &weights, const Network &network) const;
    /// Of the epochs that the run has behind it, what fits it; a file that doesn't is left out.
    EpochWeights readSeries(const Trainer &trainer) const;

    /// One line of metrics.jsonl, as JSON. The last one also says what the test part of the set came to, where there is
    /// one: `test_loss`, `test_accuracy`.
    static std::string line(const EpochRecord &epoch, const std::optional<TestRecord> &test = std::nullopt);

private:
    std::filesystem::path m_folder;
};

} // namespace vitrine
