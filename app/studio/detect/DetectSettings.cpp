#include "app/studio/detect/DetectSettings.h"

#include <QSettings>

#include <algorithm>

namespace vitrine {

namespace {

/// A longer list is not remembered, only the picture that was shown.
constexpr qsizetype listLimit = 500;

template <typename Enum>
Enum readEnum(const QSettings &settings, const QString &key, Enum fallback, int count)
{
    bool isNumber = false;
    const int value = settings.value(key).toInt(&isNumber);
    return isNumber && value >= 0 && value < count ? static_cast<Enum>(value) : fallback;
}

float readShare(const QSettings &settings, const QString &key, float fallback)
{
    bool isNumber = false;
    const float value = settings.value(key).toFloat(&isNumber);
    return isNumber && value >= 0 && value <= 1 ? value : fallback;
}

DetectorSource readDetector(const QSettings &settings)
{
    DetectorSource detector;
    detector.file = settings.value(QStringLiteral("detector")).toString();
    detector.size = settings.value(QStringLiteral("size")).toInt();
    detector.engine = readEnum(settings, QStringLiteral("engine"), detector.engine, 4);
    detector.precision = readEnum(settings, QStringLiteral("precision"), detector.precision, 4);
    return detector;
}

void writeDetector(QSettings &settings, const DetectorSource &detector)
{
    settings.setValue(QStringLiteral("detector"), detector.file);
    settings.setValue(QStringLiteral("size"), detector.size);
    settings.setValue(QStringLiteral("engine"), static_cast<int>(detector.engine));
    settings.setValue(QStringLiteral("precision"), static_cast<int>(detector.precision));
}

void readThresholds(const QSettings &settings, NmsSettings &thresholds)
{
    thresholds.confidence = readShare(settings, QStringLiteral("confidence"), thresholds.confidence);
    thresholds.iou = readShare(settings, QStringLiteral("iou"), thresholds.iou);
    thresholds.classAgnostic = settings.value(QStringLiteral("agnostic"), false).toBool();
}

void writeThresholds(QSettings &settings, const NmsSettings &thresholds)
{
    settings.setValue(QStringLiteral("confidence"), thresholds.confidence);
    settings.setValue(QStringLiteral("iou"), thresholds.iou);
    settings.setValue(QStringLiteral("agnostic"), thresholds.classAgnostic);
}

void loadLayers(const QSettings &settings, DetectionLayers &layers)
{
    layers.ghosts = settings.value(QStringLiteral("ghosts"), false).toBool();
    layers.candidates = settings.value(QStringLiteral("candidates"), false).toBool();
    layers.letterbox = settings.value(QStringLiteral("letterbox"), false).toBool();
    layers.truth = settings.value(QStringLiteral("truthShown"), true).toBool();
    layers.truthMatched = settings.value(QStringLiteral("truthMatched"), true).toBool();
    layers.truthMissed = settings.value(QStringLiteral("truthMissed"), true).toBool();
    layers.falseAlarms = settings.value(QStringLiteral("falseAlarms"), true).toBool();
    layers.map = readEnum(settings, QStringLiteral("map"), layers.map, 4);
    layers.level = std::clamp(settings.value(QStringLiteral("level")).toInt(), 0, 2);
}

} // namespace

DetectSettings DetectSettings::load()
{
    QSettings settings;
    settings.beginGroup(QStringLiteral("detect"));
    DetectSettings loaded;
    loaded.detector = readDetector(settings);
    loaded.recent = settings.value(QStringLiteral("recent")).toStringList();
    loaded.pictures = settings.value(QStringLiteral("pictures")).toStringList();
    loaded.picture = settings.value(QStringLiteral("picture")).toString();
    loaded.folder = settings.value(QStringLiteral("folder")).toString();
    loaded.batchTarget = settings.value(QStringLiteral("batchTarget")).toString();
    loaded.truth = settings.value(QStringLiteral("truth")).toString();
    loaded.truthIou = settings.value(QStringLiteral("truthIou"), loaded.truthIou).toDouble();
    readThresholds(settings, loaded.thresholds);
    loadLayers(settings, loaded.layers);
    settings.beginGroup(QStringLiteral("compare"));
    loaded.comparing = settings.value(QStringLiteral("on"), false).toBool();
    loaded.linked = settings.value(QStringLiteral("linked"), false).toBool();
    loaded.compared = readDetector(settings);
    readThresholds(settings, loaded.comparedThresholds);
    return loaded;
}

void DetectSettings::save() const
{
    QSettings settings;
    settings.beginGroup(QStringLiteral("detect"));
    writeDetector(settings, detector);
    settings.setValue(QStringLiteral("recent"), recent);
    const bool isLong = pictures.size() > listLimit;
    settings.setValue(QStringLiteral("pictures"), isLong ? QStringList{picture} : pictures);
    settings.setValue(QStringLiteral("picture"), picture);
    settings.setValue(QStringLiteral("folder"), folder);
    settings.setValue(QStringLiteral("batchTarget"), batchTarget);
    settings.setValue(QStringLiteral("truth"), truth);
    settings.setValue(QStringLiteral("truthIou"), truthIou);
    settings.setValue(QStringLiteral("truthShown"), layers.truth);
    settings.setValue(QStringLiteral("truthMatched"), layers.truthMatched);
    settings.setValue(QStringLiteral("truthMissed"), layers.truthMissed);
    settings.setValue(QStringLiteral("falseAlarms"), layers.falseAlarms);
    writeThresholds(settings, thresholds);
    settings.setValue(QStringLiteral("ghosts"), layers.ghosts);
    settings.setValue(QStringLiteral("candidates"), layers.candidates);
    settings.setValue(QStringLiteral("letterbox"), layers.letterbox);
    settings.setValue(QStringLiteral("map"), static_cast<int>(layers.map));
    settings.setValue(QStringLiteral("level"), layers.level);
    settings.beginGroup(QStringLiteral("compare"));
    settings.setValue(QStringLiteral("on"), comparing);
    settings.setValue(QStringLiteral("linked"), linked);
    writeDetector(settings, compared);
    writeThresholds(settings, comparedThresholds);
}

} // namespace vitrine
