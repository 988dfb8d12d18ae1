#include "widgets/session/Sources.h"

#include "core/data/DatasetKind.h"
#include "core/detection/YoloxModel.h"
#include "core/graph/AdoptWeights.h"
#include "core/graph/InitWeights.h"
#include "core/io/Pth.h"
#include "core/io/Safetensors.h"
#include "core/io/Weights.h"
#include "core/network/NetworkFile.h"
#include "core/training/detection/IsDetector.h"
#include "core/vision/PictureReader.h"
#include "widgets/session/FileKind.h"
#include "widgets/session/Pictures.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

namespace vitrine {

namespace {

const QString networkSuffix = QStringLiteral(".vitrine.json");
const QString weightsSuffix = QStringLiteral(".safetensors");

bool isResource(const QString &path)
{
    return path.startsWith(QLatin1Char(':'));
}

/// The network and the weights of a detector, in one file.
Result<YoloxModel> readDetector(const QString &path)
{
    return openYolox(path.toStdString());
}

/// A bundled file; what the user gave is read by core itself, which asks before it allocates.
Result<QByteArray> readResource(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(VITRINE_TEXT("core", "The program has no bundled file %1."), path.toStdString());
    return file.readAll();
}

Result<Safetensors> readTensors(const QString &path)
{
    if (!isResource(path))
        return readSafetensors(path.toStdString());
    const auto bytes = readResource(path);
    if (!bytes)
        return bytes.error();
    return parseSafetensors(std::as_bytes(std::span(bytes->constData(), static_cast<std::size_t>(bytes->size()))),
                            path.toStdString());
}

} // namespace

bool isDetector(const QString &path)
{
    const QString suffix = QFileInfo(path).suffix().toLower();
    return suffix == QStringLiteral("pth") || suffix == QStringLiteral("onnx") || suffix == QStringLiteral("pt");
}

QStringList presetNames()
{
    QStringList names;
    for (const QString &file :
         QDir(QStringLiteral(":/networks")).entryList({QLatin1Char('*') + networkSuffix}, QDir::Files, QDir::Name))
        names += file.chopped(networkSuffix.size());
    return names;
}

QString presetPath(const QString &preset)
{
    return QStringLiteral(":/networks/") + preset + networkSuffix;
}

QString networkPath(const NetworkSource &source)
{
    return source.preset.isEmpty() ? source.file : presetPath(source.preset);
}

QString weightsPath(const NetworkSource &network, const WeightsSource &weights)
{
    if (weights.kind == WeightsSource::Kind::File)
        return weights.file;
    if (weights.kind == WeightsSource::Kind::Seed || weights.trained)
        return {};
    QString path = QStringLiteral(":/models/") + network.preset + weightsSuffix;
    if (isDetector(network.file))
        return network.file;
    if (network.preset.isEmpty()) {
        path = network.file;
        path.chop(path.endsWith(networkSuffix) ? networkSuffix.size() : QFileInfo(path).suffix().size() + 1);
        path += weightsSuffix;
    }
    return QFileInfo::exists(path) ? path : QString();
}

Result<Network> loadNetwork(const NetworkSource &source)
{
    if (source.edited)
        return *source.edited;
    const QString path = networkPath(source);
    if (isDetector(path)) {
        const auto model = readDetector(path);
        if (!model)
            return model.error();
        return yoloxNetwork(model->spec, model->width, model->height);
    }
    if (!isResource(path))
        return readNetwork(path.toStdString());
    const auto bytes = readResource(path);
    if (!bytes)
        return bytes.error();
    return parseNetwork({bytes->constData(), static_cast<std::size_t>(bytes->size())}, path.toStdString());
}

namespace {

/// Weights that the user chose from a PyTorch checkpoint: under the network's own names, or YOLOX's.
Result<LoadedWeights> loadCheckpoint(const QString &path, const Graph &graph)
{
    auto file = readPth(path.toStdString());
    if (!file)
        return file.error();
    auto fitted = fitWeights(graph.weights(), std::move(file->tensors), path.toStdString());
    if (!fitted) {
        auto model = readDetector(path);
        auto others = model ? fitWeights(graph.weights(), std::move(model->weights), path.toStdString())
                            : Result<FittedWeights>(model.error());
        if (!others)
            return fitted.error();
        fitted = std::move(others);
    }
    return LoadedWeights{std::move(fitted->tensors), std::move(fitted->warnings)};
}

} // namespace

Result<LoadedWeights> loadWeights(const NetworkSource &network, const WeightsSource &source, const Graph &graph)
{
    if (source.kind == WeightsSource::Kind::Edited)
        return LoadedWeights{adoptWeights(graph, wholeTensors(*source.trained), source.seed), {}};
    if (source.trained) {
        auto fitted = fitWeights(graph.weights(), wholeTensors(*source.trained), source.trained->network->name);
        if (!fitted)
            return fitted.error();
        return LoadedWeights{std::move(fitted->tensors), std::move(fitted->warnings)};
    }
    const QString path = weightsPath(network, source);
    if (path.isEmpty()) {
        LoadedWeights fresh{initWeights(graph, source.seed), {}};
        if (fresh.tensors.empty())
            return fresh; // nothing is drawn
        fresh.notices.push_back(
            Message::of(VITRINE_TEXT("core", "%1 is untrained: its weights are random, drawn with seed %2."),
                        graph.name, source.seed));
        return fresh;
    }
    if (source.kind == WeightsSource::Kind::File && fileKind(path) == FileKind::Checkpoint)
        return loadCheckpoint(path, graph);
    if (isDetector(path)) {
        auto model = readDetector(path);
        if (!model)
            return model.error();
        auto fitted = fitWeights(graph.weights(), std::move(model->weights), path.toStdString());
        if (!fitted)
            return fitted.error();
        return LoadedWeights{std::move(fitted->tensors), std::move(fitted->warnings)};
    }
    auto file = readTensors(path);
    if (!file)
        return file.error();
    auto fitted = fitWeights(graph.weights(), std::move(file->tensors), path.toStdString());
    if (!fitted)
        return fitted.error();
    return LoadedWeights{std::move(fitted->tensors), std::move(fitted->warnings)};
}

QString setOf(const Question &question, const Network &network)
{
    return question.batch.set == builtInDigits && isDetector(network) ? builtInScenes : question.batch.set;
}

Result<std::shared_ptr<const Dataset>> loadSet(const QString &set)
{
    return openDataset(set.toStdString(), 0, 0, [](const std::filesystem::path &file) { return readPicture(file); });
}

Result<Picture> loadPicture(const PictureSource &source)
{
    if (source.kind == PictureSource::Kind::File)
        return readPicture(source.file.toStdString());
    if (const auto fits = checkPictureSize("", source.image.width(), source.image.height()); !fits)
        return fits.error();
    return toPicture(source.image);
}

} // namespace vitrine
