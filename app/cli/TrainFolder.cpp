#include "app/cli/TrainFolder.h"

#include "core/base/AtomicFile.h"
#include "core/io/Safetensors.h"
#include "core/network/NetworkFile.h"

#include <cmath>

namespace vitrine {

namespace {

nlohmann::ordered_json orNull(double value)
{
    return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json(nullptr);
}

} // namespace

nlohmann::ordered_json TrainFolder::line(const EpochRecord &epoch)
{
    return {{"epoch", epoch.epoch},
            {"train_loss", orNull(epoch.trainLoss)},
            {"train_accuracy", orNull(epoch.trainAccuracy)},
            {"val_loss", orNull(epoch.validationLoss)},
            {"val_accuracy", orNull(epoch.validationAccuracy)},
            {"seconds", epoch.seconds}};
}

Result<void> TrainFolder::begin(const Network &network) const
{
    std::error_code code;
    std::filesystem::create_directories(m_folder, code);
    if (code)
        return fail(VITRINE_TEXT("core", "The folder %1 could not be made: %2"), m_folder.string(), code.message());
    return writeNetwork(m_folder / "network.vitrine.json", network);
}

Result<void> TrainFolder::resume(Trainer &trainer) const
{
    const auto checkpoint = readCheckpoint(m_folder / "checkpoint.safetensors");
    if (!checkpoint)
        return checkpoint.error();
    return trainer.resume(*checkpoint);
}

Result<void> TrainFolder::keep(const Trainer &trainer) const
{
    std::string lines;
    for (const EpochRecord &epoch : trainer.epochs())
        lines += line(epoch).dump() + "\n";
    if (auto written = writeFileAtomically(m_folder / "metrics.jsonl", lines); !written)
        return written;
    if (auto written = writeSafetensors(m_folder / "weights.safetensors", trainer.result()); !written)
        return written;
    return writeCheckpoint(m_folder / "checkpoint.safetensors", trainer.checkpoint());
}

} // namespace vitrine
