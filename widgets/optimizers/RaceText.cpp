#include "widgets/optimizers/RaceSetup.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>
#include <cmath>

namespace vitrine {

namespace {

QJsonArray toJson(Point2 point)
{
    return {point.x, point.y};
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
    const QJsonObject json{{QStringLiteral("surface"), QString::fromStdString(setup.surface)},
                           {QStringLiteral("typed"), setup.isTyped},
                           {QStringLiteral("low"), toJson(setup.low)},
                           {QStringLiteral("high"), toJson(setup.high)},
                           {QStringLiteral("start"), toJson(setup.start)},
                           {QStringLiteral("steps"), setup.steps},
                           {QStringLiteral("noise"), setup.noise},
                           {QStringLiteral("batch"), setup.batch},
                           {QStringLiteral("seed"), static_cast<double>(setup.seed)},
                           {QStringLiteral("competitors"), competitorsToJson(setup)}};
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
    readCompetitors(setup, json.value(QStringLiteral("competitors")).toArray());
    return setup;
}

} // namespace vitrine
