#include "core/training/Checkpoint.h"

#include "core/base/JsonReader.h"
#include "core/io/Safetensors.h"

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

using Json = nlohmann::ordered_json;

constexpr const char *format = "vitrine-checkpoint-1";
constexpr const char *tensorPrefix = "tensor/";
constexpr const char *bestPrefix = "best/";
constexpr const char *statePrefix = "state/";
constexpr const char *averageName = "average";
constexpr const char *averageStatisticsName = "average_statistics";
constexpr std::size_t mostStates = 16;

/// JSON has no NaN.
Json orNull(double value)
{
    return std::isfinite(value) ? Json(value) : Json(nullptr);
}

double orNone(const Json &value)
{
    return value.is_number() ? value.get<double>() : none;
}

Json toJson(const EpochSums &sums)
{
    return {sums.loss, sums.right, sums.count, sums.seconds};
}

EpochSums sumsOf(const Json &json)
{
    return {json.at(0).get<double>(), json.at(1).get<std::int64_t>(), json.at(2).get<std::int64_t>(),
            json.at(3).get<double>()};
}

Json toJson(const EpochRecord &epoch)
{
    Json json{epoch.epoch,
              orNull(epoch.trainLoss),
              orNull(epoch.trainAccuracy),
              orNull(epoch.validationLoss),
              orNull(epoch.validationAccuracy),
              epoch.seconds};
    if (epoch.validationScore) {
        json.push_back(epoch.validationScore->ap);
        json.push_back(epoch.validationScore->ap50);
    }
    return json;
}

EpochRecord epochOf(const Json &json)
{
    EpochRecord epoch{json.at(0).get<int>(), orNone(json.at(1)), orNone(json.at(2)),
                      orNone(json.at(3)),    orNone(json.at(4)), json.at(5).get<double>()};
    if (json.size() >= 8)
        epoch.validationScore = DetectionScore{json.at(6).get<double>(), json.at(7).get<double>()};
    return epoch;
}

Json toJson(const Checkpoint &checkpoint)
{
    Json epochs = Json::array();
    for (const EpochRecord &epoch : checkpoint.epochs)
        epochs.push_back(toJson(epoch));
    return {{"step", checkpoint.step},
            {"best_loss", orNull(checkpoint.bestLoss)},
            {"epochs_since_best", checkpoint.epochsSinceBest},
            {"stopped_early", checkpoint.stoppedEarly},
            {"seconds", checkpoint.seconds},
            {"sums", toJson(checkpoint.training)},
            {"epochs", epochs}};
}

void readJson(const Json &json, Checkpoint &checkpoint)
{
    checkpoint.step = json.at("step").get<std::int64_t>();
    const double best = orNone(json.at("best_loss"));
    checkpoint.bestLoss = std::isnan(best) ? std::numeric_limits<double>::infinity() : best;
    checkpoint.epochsSinceBest = json.at("epochs_since_best").get<int>();
    checkpoint.stoppedEarly = json.at("stopped_early").get<bool>();
    checkpoint.seconds = json.at("seconds").get<double>();
    checkpoint.training = sumsOf(json.at("sums"));
    for (const Json &epoch : json.at("epochs"))
        checkpoint.epochs.push_back(epochOf(epoch));
}

Snapshot rowOf(const std::vector<float> &values)
{
    return Snapshot::of(Shape{static_cast<std::int64_t>(values.size())}, std::vector<float>(values));
}

} // namespace

Result<void> writeCheckpoint(const std::filesystem::path &file, const Checkpoint &checkpoint)
{
    TensorMap tensors;
    for (const auto &[name, tensor] : checkpoint.tensors)
        tensors.emplace(tensorPrefix + name, tensor);
    for (const auto &[name, tensor] : checkpoint.best)
        tensors.emplace(bestPrefix + name, tensor);
    for (std::size_t i = 0; i < checkpoint.state.size(); ++i)
        tensors.emplace(statePrefix + std::to_string(i), rowOf(checkpoint.state[i]));
    if (!checkpoint.average.empty())
        tensors.emplace(averageName, rowOf(checkpoint.average));
    if (!checkpoint.averageStatistics.empty())
        tensors.emplace(averageStatisticsName, rowOf(checkpoint.averageStatistics));
    return writeSafetensors(file, tensors, {{"vitrine", format}, {"progress", toJson(checkpoint).dump()}});
}

Result<Checkpoint> readCheckpoint(const std::filesystem::path &file)
{
    auto read = readSafetensors(file);
    if (!read)
        return read.error();
    const auto stated = read->metadata.find("vitrine"), progress = read->metadata.find("progress");
    if (stated == read->metadata.end() || stated->second != format || progress == read->metadata.end())
        return fail(VITRINE_TEXT("core", "%1 is no checkpoint of a training run."), file.string());
    Checkpoint checkpoint;
    const auto json = readJsonText(progress->second, file.string());
    if (!json)
        return json.error();
    try {
        readJson(*json, checkpoint);
    } catch (const nlohmann::json::exception &error) {
        Error failure =
            fail(VITRINE_TEXT("core", "%1: the state of the run in this checkpoint is damaged."), file.string());
        failure.detail = error.what();
        return failure;
    }
    for (const auto &[name, tensor] : read->tensors) {
        if (name.starts_with(tensorPrefix))
            checkpoint.tensors.emplace(name.substr(std::string_view(tensorPrefix).size()), tensor);
        else if (name.starts_with(bestPrefix))
            checkpoint.best.emplace(name.substr(std::string_view(bestPrefix).size()), tensor);
        else if (name == averageName)
            checkpoint.average = tensor.toFloats();
        else if (name == averageStatisticsName)
            checkpoint.averageStatistics = tensor.toFloats();
    }
    for (std::size_t i = 0; i < mostStates; ++i) {
        const auto found = read->tensors.find(statePrefix + std::to_string(i));
        if (found == read->tensors.end())
            break;
        checkpoint.state.push_back(found->second.toFloats());
    }
    return checkpoint;
}

} // namespace vitrine
