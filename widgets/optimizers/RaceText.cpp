#include "core/training/ScheduleKind.h"
#include "widgets/optimizers/CompetitorStyle.h"
#include "widgets/optimizers/RaceSetup.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

QJsonObject toJson(const Hyperparameters &settings)
{
    QJsonObject json;
    for (const auto &[name, value] : settings)
        json.insert(QString::fromStdString(name), value);
    return json;
}

QJsonObject toJson(const Competitor &competitor)
{
    return {{QStringLiteral("optimizer"), QString::fromStdString(competitor.optimizer)},
            {QStringLiteral("settings"), toJson(competitor.settings)},
            {QStringLiteral("schedule"), QString::fromStdString(competitor.schedule)},
            {QStringLiteral("scheduleSettings"), toJson(competitor.scheduleSettings)},
            {QStringLiteral("colour"), competitor.colour},
            {QStringLiteral("line"), competitor.line},
            {QStringLiteral("on"), competitor.isOn}};
}

QJsonArray toJson(Point2 point)
{
    return {point.x, point.y};
}

/// What is unknown or out of range is left out, and has its default.
Hyperparameters readSettings(const std::vector<HyperparameterSpec> &specs, const QJsonObject &json)
{
    Hyperparameters settings;
    for (const HyperparameterSpec &spec : specs) {
        const double value = json.value(QString::fromStdString(spec.name)).toDouble(spec.defaultValue);
        settings[spec.name] = value >= spec.min && value <= spec.max ? value : spec.defaultValue;
    }
    return settings;
}

std::optional<Competitor> readCompetitor(const QJsonObject &json)
{
    Competitor competitor;
    competitor.optimizer = json.value(QStringLiteral("optimizer")).toString().toStdString();
    const OptimizerKind *optimizer = findOptimizerKind(competitor.optimizer);
    if (!optimizer)
        return {};
    competitor.settings = readSettings(optimizer->hyperparameters(), json.value(QStringLiteral("settings")).toObject());
    const std::string schedule = json.value(QStringLiteral("schedule")).toString().toStdString();
    if (const ScheduleKind *kind = findScheduleKind(schedule)) {
        competitor.schedule = schedule;
        competitor.scheduleSettings =
            readSettings(kind->settings(), json.value(QStringLiteral("scheduleSettings")).toObject());
    }
    competitor.colour = std::clamp(json.value(QStringLiteral("colour")).toInt(), 0, competitorColours - 1);
    competitor.line = std::clamp(json.value(QStringLiteral("line")).toInt(), 0, competitorLines - 1);
    competitor.isOn = json.value(QStringLiteral("on")).toBool(true);
    return competitor;
}

Point2 readPoint(const QJsonObject &json, const QString &key, Point2 fallback)
{
    const QJsonArray pair = json.value(key).toArray();
    const Point2 point{pair.at(0).toDouble(NAN), pair.at(1).toDouble(NAN)};
    return std::isfinite(point.x) && std::isfinite(point.y) ? point : fallback;
}

} // namespace

QString raceToText(const RaceSetup &setup)
{
    QJsonArray competitors;
    for (const Competitor &competitor : setup.competitors)
        competitors += toJson(competitor);
    const QJsonObject json{{QStringLiteral("surface"), QString::fromStdString(setup.surface)},
                           {QStringLiteral("typed"), setup.isTyped},
                           {QStringLiteral("low"), toJson(setup.low)},
                           {QStringLiteral("high"), toJson(setup.high)},
                           {QStringLiteral("start"), toJson(setup.start)},
                           {QStringLiteral("steps"), setup.steps},
                           {QStringLiteral("noise"), setup.noise},
                           {QStringLiteral("batch"), setup.batch},
                           {QStringLiteral("seed"), static_cast<double>(setup.seed)},
                           {QStringLiteral("competitors"), competitors}};
    return QString::fromUtf8(QJsonDocument(json).toJson(QJsonDocument::Compact));
}

RaceSetup raceFromText(const QString &text)
{
    const QJsonObject json = QJsonDocument::fromJson(text.toUtf8()).object();
    RaceSetup setup;
    setup.surface = json.value(QStringLiteral("surface")).toString().toStdString();
    setup.isTyped = json.value(QStringLiteral("typed")).toBool();
    const auto surface = surfaceOf(setup);
    if (!surface)
        return firstRace();
    useSurface(setup, *surface);
    const Point2 low = readPoint(json, QStringLiteral("low"), setup.low);
    const Point2 high = readPoint(json, QStringLiteral("high"), setup.high);
    if (low.x < high.x && low.y < high.y) {
        setup.low = low;
        setup.high = high;
    }
    setup.start = readPoint(json, QStringLiteral("start"), setup.start);
    setup.steps = std::clamp(json.value(QStringLiteral("steps")).toInt(setup.steps), 1, mostRaceSteps);
    setup.noise = std::clamp(json.value(QStringLiteral("noise")).toDouble(), 0.0, 1e6);
    setup.batch = std::clamp(json.value(QStringLiteral("batch")).toInt(), 0, 1000);
    setup.seed = static_cast<std::uint64_t>(std::clamp(json.value(QStringLiteral("seed")).toDouble(1), 0.0, 1e9));
    for (const auto &entry : json.value(QStringLiteral("competitors")).toArray()) {
        auto competitor = readCompetitor(entry.toObject());
        if (!competitor || setup.competitors.size() >= mostCompetitors)
            continue;
        competitor->id = static_cast<int>(setup.competitors.size()) + 1;
        setup.competitors.push_back(std::move(*competitor));
    }
    return setup;
}

} // namespace vitrine
