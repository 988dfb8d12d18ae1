#include "widgets/training/TrainSettings.h"

#include "core/training/ScheduleKind.h"
#include "core/training/detection/DetectionOptions.h"
#include "core/training/detection/YoloxDefaults.h"
#include "widgets/session/Sources.h"

#include <QJsonArray>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

/// Few enough to start within a second, enough to learn from.
const QString digitsToLearn = QStringLiteral("digits:size=6000");

constexpr double mostShare = 0.45; ///< of validation and of test: something is left to train on

template <typename Numbers>
QJsonObject numbersToJson(const Numbers &values)
{
    QJsonObject json;
    for (const auto &[name, value] : values)
        json.insert(QString::fromStdString(name), value);
    return json;
}

QJsonObject toJson(const Hyperparameters &values)
{
    return numbersToJson(values);
}

template <typename Kinds>
QJsonObject toJson(const Kinds &byKind)
{
    QJsonObject json;
    for (const auto &[kind, values] : byKind)
        json.insert(kind, toJson(values));
    return json;
}

/// Values that a kind knows, within their range.
Hyperparameters legal(std::span<const HyperparameterSpec> specs, const QJsonObject &json)
{
    Hyperparameters values;
    for (const HyperparameterSpec &spec : specs) {
        const QJsonValue value = json.value(QString::fromStdString(spec.name));
        if (value.isDouble())
            values[spec.name] = std::clamp(value.toDouble(), spec.min, spec.max);
    }
    return values;
}

/// Those that a detector's recipe knows, within their range.
NumberOptions recipeNumbers(const QJsonObject &json)
{
    NumberOptions values;
    for (const NumberSpec &spec : detectionOptions()) {
        const QJsonValue value = json.value(QString::fromStdString(spec.name));
        if (value.isDouble())
            values[spec.name] = std::clamp(value.toDouble(), spec.min, spec.max);
    }
    return values;
}

double number(const QJsonObject &json, const char *name, double min, double max, double fallback)
{
    const QJsonValue value = json.value(QLatin1String(name));
    return value.isDouble() ? std::clamp(value.toDouble(), min, max) : fallback;
}

int whole(const QJsonObject &json, const char *name, int min, int max, int fallback)
{
    return static_cast<int>(std::lround(number(json, name, min, max, fallback)));
}

std::vector<Augmentation> augmentations(const QJsonArray &json)
{
    std::vector<Augmentation> chosen;
    for (const QJsonValue &each : json) {
        const AugmentationKind *kind =
            findAugmentationKind(each.toObject().value(QStringLiteral("name")).toString().toStdString());
        if (!kind)
            continue;
        Augmentation augmentation{kind->name(), {}};
        const QJsonObject values = each.toObject().value(QStringLiteral("values")).toObject();
        for (const NumberSpec &spec : kind->parameters()) {
            const QJsonValue value = values.value(QString::fromStdString(spec.name));
            if (value.isDouble())
                augmentation.values[spec.name] = std::clamp(value.toDouble(), spec.min, spec.max);
        }
        chosen.push_back(std::move(augmentation));
    }
    return chosen;
}

QJsonObject toJson(const SplitChoice &split)
{
    return {{QStringLiteral("kind"), QString::fromStdString(nameOf(split.kind))},
            {QStringLiteral("validation"), split.shares.validation},
            {QStringLiteral("test"), split.shares.test},
            {QStringLiteral("seed"), static_cast<qint64>(split.seed)}};
}

SplitChoice splitOf(const QJsonObject &settings)
{
    const QJsonObject json = settings.value(QStringLiteral("split")).toObject();
    const QString kind = json.value(QStringLiteral("kind")).toString();
    SplitChoice split{SplitKind::AsDivided, {}, 1};
    for (const SplitKind each : {SplitKind::Random, SplitKind::Stratified, SplitKind::FileOrder})
        if (kind == QLatin1String(nameOf(each).c_str()))
            split.kind = each;
    split.shares.validation = number(json, "validation", 0, mostShare, split.shares.validation);
    split.shares.test = number(json, "test", 0, mostShare, 0);
    split.seed = static_cast<quint64>(std::max<qint64>(0, json.value(QStringLiteral("seed")).toInteger(1)));
    // As settings were written before there were kinds.
    const double share = number(settings, "validationShare", 0, mostShare, 0);
    return share > 0 ? SplitChoice{SplitKind::Random, {share, 0}, split.seed} : split;
}

std::shared_ptr<const PaintedPoints> paintedPoints(const QJsonArray &json)
{
    auto points = std::make_shared<PaintedPoints>();
    for (const QJsonValue &each : json) {
        const QJsonArray point = each.toArray();
        const double x = point.at(0).toDouble(), y = point.at(1).toDouble();
        if (point.size() == 3 && points->size() < mostPainted)
            points->push_back({static_cast<float>(std::clamp(x, -1e6, 1e6)),
                               static_cast<float>(std::clamp(y, -1e6, 1e6)),
                               std::clamp<qint64>(point.at(2).toInteger(), 0, 99)});
    }
    return points->empty() ? nullptr : points;
}

void readKinds(TrainSettings &settings, const QJsonObject &json)
{
    const QString optimizer = json.value(QStringLiteral("optimizer")).toString();
    if (findOptimizerKind(optimizer.toStdString()))
        settings.optimizer = optimizer;
    const QJsonObject byOptimizer = json.value(QStringLiteral("hyperparameters")).toObject();
    for (const auto &kind : optimizerKinds()) {
        const QString name = QString::fromStdString(kind->name());
        if (byOptimizer.contains(name))
            settings.hyperparameters[name] = legal(kind->hyperparameters(), byOptimizer.value(name).toObject());
    }
    const QString schedule = json.value(QStringLiteral("schedule")).toString();
    if (findScheduleKind(schedule.toStdString()))
        settings.schedule = schedule;
    const QJsonObject bySchedule = json.value(QStringLiteral("scheduleSettings")).toObject();
    for (const auto &kind : scheduleKinds()) {
        const QString name = QString::fromStdString(kind->name());
        if (bySchedule.contains(name))
            settings.scheduleSettings[name] = legal(kind->settings(), bySchedule.value(name).toObject());
    }
}

template <typename Kinds>
Hyperparameters settingsOf(const Kinds &byKind, const QString &kind)
{
    const auto found = byKind.find(kind);
    return found == byKind.end() ? Hyperparameters() : found->second;
}

} // namespace

Hyperparameters TrainSettings::optimizerSettings() const
{
    Hyperparameters values = settingsOf(hyperparameters, optimizer);
    if (const OptimizerKind *kind = findOptimizerKind(optimizer.toStdString()))
        for (const HyperparameterSpec &spec : kind->hyperparameters())
            values.emplace(spec.name, spec.defaultValue);
    return values;
}

TrainControls TrainSettings::controls() const
{
    TrainControls controls;
    controls.hyperparameters = optimizerSettings();
    controls.schedule = schedule.toStdString();
    controls.scheduleSettings = settingsOf(scheduleSettings, schedule);
    controls.curve = curve;
    controls.l1 = l1;
    controls.l2 = l2;
    controls.clipNorm = clipNorm;
    return controls;
}

bool TrainSettings::isSameRun(TrainSettings other) const
{
    other.hyperparameters = hyperparameters;
    other.schedule = schedule;
    other.scheduleSettings = scheduleSettings;
    other.curve = curve;
    other.l1 = l1;
    other.l2 = l2;
    other.clipNorm = clipNorm;
    other.epochs = epochs;
    return other == *this;
}

QJsonObject TrainSettings::toJson() const
{
    QJsonArray chosen, drawn, points;
    for (const PaintedPoint &point : painted ? *painted : PaintedPoints())
        points +=
            QJsonArray{static_cast<double>(point.x), static_cast<double>(point.y), static_cast<qint64>(point.label)};
    for (const Augmentation &each : augmentations)
        chosen += QJsonObject{{QStringLiteral("name"), QString::fromStdString(each.name)},
                              {QStringLiteral("values"), vitrine::toJson(each.values)}};
    for (const double factor : curve)
        drawn += factor;
    return {{QStringLiteral("data"), data},
            {QStringLiteral("split"), vitrine::toJson(split)},
            {QStringLiteral("painted"), points},
            {QStringLiteral("fromShown"), fromShown},
            {QStringLiteral("optimizer"), optimizer},
            {QStringLiteral("hyperparameters"), vitrine::toJson(hyperparameters)},
            {QStringLiteral("schedule"), schedule},
            {QStringLiteral("scheduleSettings"), vitrine::toJson(scheduleSettings)},
            {QStringLiteral("curve"), drawn},
            {QStringLiteral("epochs"), epochs},
            {QStringLiteral("batchSize"), batchSize},
            {QStringLiteral("seed"), static_cast<qint64>(seed)},
            {QStringLiteral("l1"), l1},
            {QStringLiteral("l2"), l2},
            {QStringLiteral("clipNorm"), clipNorm},
            {QStringLiteral("labelNoise"), labelNoise},
            {QStringLiteral("emaDecay"), emaDecay},
            {QStringLiteral("patience"), patience},
            {QStringLiteral("augmentations"), chosen},
            {QStringLiteral("detection"), numbersToJson(detection)}};
}

TrainSettings TrainSettings::fromJson(const QJsonObject &json)
{
    TrainSettings settings;
    settings.data = json.value(QStringLiteral("data")).toString();
    settings.split = splitOf(json);
    settings.painted = paintedPoints(json.value(QStringLiteral("painted")).toArray());
    settings.fromShown = json.value(QStringLiteral("fromShown")).toBool();
    readKinds(settings, json);
    const QJsonArray drawn = json.value(QStringLiteral("curve")).toArray();
    if (drawn.size() > 1 && drawn.size() <= 256) {
        settings.curve.clear();
        for (const QJsonValue &factor : drawn)
            settings.curve.push_back(std::clamp(factor.toDouble(1), 0.0, 1.0));
    }
    settings.epochs = whole(json, "epochs", 1, 100000, settings.epochs);
    settings.batchSize = whole(json, "batchSize", 1, 65536, settings.batchSize);
    settings.seed = static_cast<quint64>(std::max<qint64>(0, json.value(QStringLiteral("seed")).toInteger(1)));
    settings.l1 = number(json, "l1", 0, 1, 0);
    settings.l2 = number(json, "l2", 0, 1, 0);
    settings.clipNorm = number(json, "clipNorm", 0, 1e6, 0);
    settings.labelNoise = number(json, "labelNoise", 0, 1, 0);
    settings.emaDecay = number(json, "emaDecay", 0, 0.99999, 0);
    settings.patience = whole(json, "patience", 0, 10000, 0);
    settings.augmentations = vitrine::augmentations(json.value(QStringLiteral("augmentations")).toArray());
    settings.detection = recipeNumbers(json.value(QStringLiteral("detection")).toObject());
    return settings;
}

TrainSettings pointSettings()
{
    TrainSettings settings;
    settings.epochs = 1000;
    settings.batchSize = 10;
    settings.split = {SplitKind::Random, {0.2, 0}, 1};
    for (const char *optimizer : {"adam", "adamw", "radam"})
        settings.hyperparameters[QLatin1String(optimizer)]["lr"] = 0.01;
    return settings;
}

TrainSettings detectorSettings(const Network &network)
{
    TrainSetup usual;
    usual.network = network;
    usual.epochs = detectorEpochs;
    usual.batchSize = detectorBatch;
    setYoloxDefaults(usual);
    TrainSettings settings;
    settings.epochs = usual.epochs;
    settings.batchSize = usual.batchSize;
    settings.optimizer = QString::fromStdString(usual.optimizer);
    for (const char *optimizer : {"adam", "momentum", "nesterov"})
        settings.hyperparameters[QLatin1String(optimizer)] = yoloxHyperparameters(optimizer, usual.batchSize);
    settings.schedule = QString::fromStdString(usual.controls.schedule);
    settings.l2 = usual.controls.l2;
    settings.emaDecay = usual.emaDecay;
    return settings;
}

QString suitableSet(const Graph &graph)
{
    const int loss = graph.lossBlock();
    if (loss >= 0 && graph.blocks[static_cast<std::size_t>(loss)].kind->type() == "YOLOXLoss")
        return builtInScenes;
    for (const Node &node : graph.nodes) {
        if (node.kind->type() != "Input")
            continue;
        const Shape &shape = node.outputShapes.front();
        if (shape.size() == 2 && (shape[1] == 2 || !node.params.isNull("features")))
            return QStringLiteral("xor");
        if (shape.size() == 2 && shape[1] == 1)
            return QStringLiteral("function");
        break;
    }
    return digitsToLearn;
}

} // namespace vitrine
