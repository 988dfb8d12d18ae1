#include "core/training/TrainFolder.h"

#include "core/base/AtomicFile.h"
#include "core/detection/YoloxModel.h"
#include "core/io/Safetensors.h"
#include "core/network/NetworkFile.h"
#include "core/training/batches/PrepareItems.h"
#include "core/training/detection/IsDetector.h"

#include <nlohmann/json.hpp>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

constexpr const char *checkpointFile = "checkpoint.safetensors";
constexpr std::uintmax_t largestHeader = 16 << 20; ///< of a safetensors file

nlohmann::ordered_json orNull(double value)
{
    return std::isfinite(value) ? nlohmann::ordered_json(value) : nlohmann::ordered_json(nullptr);
}

/// What whoever opens the weights of a detector alone would not know.
std::map<std::string, std::string> aboutDetector(const Network &network)
{
    const auto need = inputNeed(network);
    if (!isDetector(network) || !need || !need->isPicture())
        return {};
    return yoloxMetadata(network.classes, static_cast<int>(need->shape[2]), static_cast<int>(need->shape[1]));
}

/// The same names and shapes.
bool isAlike(const TensorMap &a, const TensorMap &b)
{
    return a.size() == b.size() && std::equal(a.begin(), a.end(), b.begin(), [](const auto &x, const auto &y) {
               return x.first == y.first && x.second.shape() == y.second.shape();
           });
}

} // namespace

std::string TrainFolder::line(const EpochRecord &epoch, const std::optional<TestRecord> &test)
{
    nlohmann::ordered_json json{{"epoch", epoch.epoch},
                                {"train_loss", orNull(epoch.trainLoss)},
                                {"train_accuracy", orNull(epoch.trainAccuracy)},
                                {"val_loss", orNull(epoch.validationLoss)},
                                {"val_accuracy", orNull(epoch.validationAccuracy)},
                                {"seconds", epoch.seconds}};
    if (epoch.validationScore) {
        json["val_ap"] = epoch.validationScore->ap;
        json["val_ap50"] = epoch.validationScore->ap50;
    }
    if (test) {
        json["test_loss"] = orNull(test->loss);
        json["test_accuracy"] = orNull(test->accuracy);
        if (test->score) {
            json["test_ap"] = test->score->ap;
            json["test_ap50"] = test->score->ap50;
        }
    }
    return json.dump();
}

Result<void> TrainFolder::begin(const Network &network) const
{
    std::error_code code;
    std::filesystem::create_directories(m_folder, code);
    if (code)
        return fail(VITRINE_TEXT("core", "The folder %1 could not be made: %2"), m_folder.string(), code.message());
    return writeNetwork(networkFile(), network);
}

Result<void> TrainFolder::resume(Trainer &trainer) const
{
    const auto checkpoint = readCheckpoint(m_folder / checkpointFile);
    if (!checkpoint)
        return checkpoint.error();
    return trainer.resume(*checkpoint);
}

bool TrainFolder::hasCheckpoint() const
{
    std::error_code ignored;
    return std::filesystem::exists(m_folder / checkpointFile, ignored);
}

Result<void> TrainFolder::keep(const Trainer &trainer) const
{
    std::string lines;
    for (const EpochRecord &epoch : trainer.epochs()) {
        const bool isLast = &epoch == &trainer.epochs().back();
        lines += line(epoch, isLast ? trainer.test() : std::nullopt) + "\n";
    }
    if (auto written = writeFileAtomically(m_folder / "metrics.jsonl", lines); !written)
        return written;
    if (auto written = writeSafetensors(m_folder / "weights.safetensors", trainer.result(),
                                        aboutDetector(trainer.setup().network));
        !written)
        return written;
    return writeCheckpoint(m_folder / checkpointFile, trainer.checkpoint());
}

Result<void> TrainFolder::beginSeries(const Trainer &trainer) const
{
    const auto done = static_cast<int>(trainer.epochs().size());
    return series().drop([done](int epoch) { return epoch > done || done == 0; });
}

Result<void> TrainFolder::keepEpoch(const Trainer &trainer, int every) const
{
    if (!trainer.isBetweenEpochs())
        return {};
    const TensorMap weights = trainer.judgedWeights();
    const auto epoch = static_cast<int>(trainer.epochs().size());
    const std::size_t most = seriesOnDisk.most(bytesOf(weights));
    const int stride = seriesStride(epoch, every, most);
    if (epoch % stride != 0 && trainer.phase() == Trainer::Phase::Training)
        return {};
    if (auto written = series().write(epoch, weights, aboutDetector(trainer.setup().network)); !written)
        return written;
    if (series().members().size() <= most)
        return {};
    return series().drop([&](int each) { return each % stride != 0 && each != epoch; });
}

Result<void> TrainFolder::writeSeries(const EpochWeights &weights, const Network &network) const
{
    const auto &all = weights.all();
    for (const auto &[epoch, tensors] : all)
        if (auto written = series().write(epoch, tensors, aboutDetector(network)); !written)
            return written;
    return series().drop([&all](int epoch) { return !all.contains(epoch); });
}

EpochWeights TrainFolder::readSeries(const Trainer &trainer) const
{
    const TensorMap own = trainer.judgedWeights();
    const std::uintmax_t largest = 2 * bytesOf(own) + largestHeader;
    EpochWeights weights;
    for (const SeriesMember &member : series().members()) {
        std::error_code code;
        if (member.epoch > static_cast<int>(trainer.epochs().size())
            || std::filesystem::file_size(member.file, code) > largest || code)
            continue;
        auto read = readSafetensors(member.file);
        if (read && isAlike(read->tensors, own))
            weights.add(member.epoch, std::move(read->tensors), true);
    }
    return weights;
}

} // namespace vitrine
