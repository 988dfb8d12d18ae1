#include "widgets/landscape/LandscapeSettings.h"

#include <algorithm>

namespace vitrine {

QJsonObject LandscapeSettings::toJson() const
{
    return {{QStringLiteral("directions"), static_cast<int>(directions)},
            {QStringLiteral("seed"), QString::number(seed)},
            {QStringLiteral("movesBiases"), movesBiases},
            {QStringLiteral("range"), range},
            {QStringLiteral("onTraining"), onTraining},
            {QStringLiteral("samples"), samples},
            {QStringLiteral("side"), side},
            {QStringLiteral("byBatch"), statistics == NormStatistics::Batch}};
}

LandscapeSettings LandscapeSettings::fromJson(const QJsonObject &json)
{
    LandscapeSettings settings;
    const int directions = json[QStringLiteral("directions")].toInt();
    if (directions >= 0 && directions <= static_cast<int>(LandscapeDirections::Line))
        settings.directions = static_cast<LandscapeDirections>(directions);
    bool isNumber = false;
    const quint64 seed = json[QStringLiteral("seed")].toString().toULongLong(&isNumber);
    if (isNumber)
        settings.seed = seed;
    settings.movesBiases = json[QStringLiteral("movesBiases")].toBool();
    settings.range = std::clamp(json[QStringLiteral("range")].toDouble(settings.range), 0.01, 10.0);
    settings.onTraining = json[QStringLiteral("onTraining")].toBool();
    settings.samples = std::clamp(json[QStringLiteral("samples")].toInt(settings.samples), 1, mostSamples);
    const int side = json[QStringLiteral("side")].toInt(settings.side);
    if (std::find(std::begin(sides), std::end(sides), side) != std::end(sides))
        settings.side = side;
    if (json[QStringLiteral("byBatch")].toBool())
        settings.statistics = NormStatistics::Batch;
    return settings;
}

} // namespace vitrine
