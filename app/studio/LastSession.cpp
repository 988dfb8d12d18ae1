#include "app/studio/LastSession.h"

#include "core/io/Safetensors.h"
#include "core/network/NetworkFile.h"

#include <QDir>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QSaveFile>
#include <QSettings>

#include <algorithm>

namespace vitrine {

namespace {

/// Larger weights than this are not kept: closing the studio would take long. They can be saved by hand.
constexpr std::int64_t largestWeights = 8'000'000; // numbers

/// Beside the settings: wherever those are kept, this is kept too.
QString besideSettings(const QString &name)
{
    return QFileInfo(QSettings().fileName()).absolutePath() + QLatin1Char('/') + name;
}

QString statePath()
{
    return besideSettings(QStringLiteral("last-picture.png"));
}

std::string weightsPath()
{
    return besideSettings(QStringLiteral("last-weights.safetensors")).toStdString();
}

/// What they were before they were edited.
std::string originPath()
{
    return besideSettings(QStringLiteral("last-origin.safetensors")).toStdString();
}

std::string networkPath()
{
    return besideSettings(QStringLiteral("last-network.vitrine.json")).toStdString();
}

std::string editedPath()
{
    return besideSettings(QStringLiteral("last-edited.vitrine.json")).toStdString();
}

bool saveEdited(const Network &network)
{
    QDir().mkpath(QFileInfo(statePath()).absolutePath());
    return writeNetwork(editedPath(), network).ok();
}

std::shared_ptr<const Network> readEdited()
{
    auto network = readNetwork(editedPath());
    return network ? std::make_shared<const Network>(*std::move(network)) : nullptr;
}

/// Weights in memory that came of training.
bool saveTrained(const TrainedWeights &weights)
{
    std::int64_t count = 0;
    for (const auto &[name, tensor] : weights.tensors)
        count += tensor.elementCount();
    QDir().mkpath(QFileInfo(statePath()).absolutePath());
    return count <= largestWeights && writeSafetensors(weightsPath(), weights.tensors)
        && writeNetwork(networkPath(), *weights.network)
        && (!weights.origin || writeSafetensors(originPath(), weights.origin->tensors));
}

std::shared_ptr<const TrainedWeights> readTrained(bool hasOrigin)
{
    auto tensors = readSafetensors(weightsPath());
    auto network = readNetwork(networkPath());
    if (!tensors || !network)
        return nullptr;
    TrainedWeights weights{std::make_shared<const Network>(*std::move(network)), std::move(tensors->tensors), 0, 0};
    if (hasOrigin)
        if (auto origin = readSafetensors(originPath()); origin.ok()) {
            // What was not changed is one tensor, so that nobody has to compare its numbers again.
            for (const auto &[name, tensor] : origin->tensors)
                if (const auto found = weights.tensors.find(name); found != weights.tensors.end()
                    && found->second.shape() == tensor.shape() && found->second.toDoubles() == tensor.toDoubles())
                    found->second = tensor;
            weights.origin = std::make_shared<const TrainedWeights>(
                TrainedWeights{weights.network, std::move(origin->tensors), 0, 0});
        }
    return std::make_shared<const TrainedWeights>(std::move(weights));
}

bool saveImage(const QImage &image)
{
    QDir().mkpath(QFileInfo(statePath()).absolutePath());
    QSaveFile file(statePath());
    return file.open(QIODevice::WriteOnly) && image.save(&file, "PNG") && file.commit();
}

template <typename Enum>
Enum readEnum(const QSettings &settings, const QString &key, int count)
{
    return static_cast<Enum>(std::clamp(settings.value(key).toInt(), 0, count - 1));
}

QByteArray writePixels(const PixelEdits &pixels)
{
    QJsonObject inputs;
    for (const auto &[input, edits] : pixels) {
        QJsonArray shape, positions, values;
        for (const std::int64_t size : edits.shape)
            shape.append(static_cast<qint64>(size));
        for (const auto &[position, value] : edits.values) {
            positions.append(static_cast<qint64>(position));
            values.append(static_cast<double>(value));
        }
        inputs.insert(QString::fromStdString(input),
                      QJsonObject{{QStringLiteral("shape"), shape},
                                  {QStringLiteral("positions"), positions},
                                  {QStringLiteral("values"), values}});
    }
    return QJsonDocument(inputs).toJson(QJsonDocument::Compact);
}

PixelEdits readPixels(const QByteArray &json)
{
    PixelEdits pixels;
    const QJsonObject inputs = QJsonDocument::fromJson(json).object();
    for (auto input = inputs.begin(); input != inputs.end(); ++input) {
        const QJsonObject object = input.value().toObject();
        const QJsonArray positions = object.value(QStringLiteral("positions")).toArray();
        const QJsonArray values = object.value(QStringLiteral("values")).toArray();
        InputEdits edits;
        for (const auto &size : object.value(QStringLiteral("shape")).toArray())
            edits.shape.push_back(size.toInteger());
        for (qsizetype i = 0; i < std::min(positions.size(), values.size()); ++i)
            edits.values.emplace(positions[i].toInteger(), static_cast<float>(values[i].toDouble()));
        pixels.emplace(input.key().toStdString(), std::move(edits));
    }
    return pixels;
}

std::optional<bool> readFlag(const QSettings &settings, const QString &key)
{
    return settings.contains(key) ? std::optional<bool>(settings.value(key).toBool()) : std::nullopt;
}

PictureSource readPicture(const QSettings &settings)
{
    PictureSource source;
    source.kind = readEnum<PictureSource::Kind>(settings, QStringLiteral("pictureKind"), 5);
    source.file = settings.value(QStringLiteral("pictureFile")).toString();
    source.item = std::max(0LL, settings.value(QStringLiteral("item")).toLongLong());
    if (source.kind != PictureSource::Kind::Item && source.kind != PictureSource::Kind::File) {
        source.image = QImage(statePath());
        if (source.image.isNull())
            source.kind = PictureSource::Kind::Item;
    }
    return source;
}

} // namespace

std::optional<LastSession> LastSession::load()
{
    QSettings settings;
    settings.beginGroup(QStringLiteral("lastSession"));
    LastSession last;
    last.question.network.preset = settings.value(QStringLiteral("preset")).toString();
    last.question.network.file = settings.value(QStringLiteral("network")).toString();
    if (last.question.network == NetworkSource())
        return std::nullopt;
    if (settings.value(QStringLiteral("edited")).toBool())
        last.question.network.edited = readEdited();
    last.question.weights.kind = readEnum<WeightsSource::Kind>(settings, QStringLiteral("weightsKind"), 5);
    const bool isInMemory = last.question.weights.kind == WeightsSource::Kind::Trained
        || last.question.weights.kind == WeightsSource::Kind::Edited;
    if (isInMemory)
        last.question.weights.trained = readTrained(settings.value(QStringLiteral("weightsOrigin")).toBool());
    if (isInMemory && !last.question.weights.trained)
        last.question.weights.kind = WeightsSource::Kind::Bundled;
    last.question.weights.file = settings.value(QStringLiteral("weights")).toString();
    last.question.weights.seed = settings.value(QStringLiteral("seed"), 1).toULongLong();
    last.question.picture = readPicture(settings);
    if (settings.contains(QStringLiteral("fit")))
        last.question.fit = readEnum<FitMode>(settings, QStringLiteral("fit"), 3);
    last.question.invert = readFlag(settings, QStringLiteral("invert"));
    last.question.mode = readEnum<Mode>(settings, QStringLiteral("mode"), 2);
    last.question.target.kind = readEnum<TargetChoice::Kind>(settings, QStringLiteral("targetKind"), 3);
    last.question.target.classIndex = std::max(0, settings.value(QStringLiteral("targetClass")).toInt());
    last.question.batch.size = std::clamp(settings.value(QStringLiteral("batch"), 1).toLongLong(), 1LL, 256LL);
    last.question.batch.set = settings.value(QStringLiteral("set"), last.question.batch.set).toString();
    last.question.pixels = readPixels(settings.value(QStringLiteral("pixels")).toByteArray());
    last.step = settings.value(QStringLiteral("step"), -1).toInt();
    last.selection = settings.value(QStringLiteral("selection")).toString();
    return last;
}

void LastSession::save() const
{
    QSettings settings;
    settings.remove(QStringLiteral("lastSession"));
    settings.beginGroup(QStringLiteral("lastSession"));
    settings.setValue(QStringLiteral("preset"), question.network.preset);
    settings.setValue(QStringLiteral("network"), question.network.file);
    settings.setValue(QStringLiteral("edited"), question.network.edited && saveEdited(*question.network.edited));
    const bool isLost = question.weights.trained && !saveTrained(*question.weights.trained);
    settings.setValue(QStringLiteral("weightsKind"),
                      static_cast<int>(isLost ? WeightsSource::Kind::Bundled : question.weights.kind));
    settings.setValue(QStringLiteral("weightsOrigin"), question.weights.trained && question.weights.trained->origin);
    settings.setValue(QStringLiteral("weights"), question.weights.file);
    settings.setValue(QStringLiteral("seed"), question.weights.seed);
    const bool kept = question.picture.image.isNull() || saveImage(question.picture.image);
    settings.setValue(QStringLiteral("pictureKind"),
                      static_cast<int>(kept ? question.picture.kind : PictureSource::Kind::Item));
    settings.setValue(QStringLiteral("pictureFile"), question.picture.file);
    settings.setValue(QStringLiteral("item"), static_cast<qlonglong>(question.picture.item));
    if (question.fit)
        settings.setValue(QStringLiteral("fit"), static_cast<int>(*question.fit));
    if (question.invert)
        settings.setValue(QStringLiteral("invert"), *question.invert);
    settings.setValue(QStringLiteral("mode"), static_cast<int>(question.mode));
    settings.setValue(QStringLiteral("targetKind"), static_cast<int>(question.target.kind));
    settings.setValue(QStringLiteral("targetClass"), question.target.classIndex);
    settings.setValue(QStringLiteral("batch"), static_cast<qlonglong>(question.batch.size));
    settings.setValue(QStringLiteral("set"), question.batch.set);
    if (!question.pixels.empty())
        settings.setValue(QStringLiteral("pixels"), writePixels(question.pixels));
    settings.setValue(QStringLiteral("step"), step);
    settings.setValue(QStringLiteral("selection"), selection);
}

} // namespace vitrine
