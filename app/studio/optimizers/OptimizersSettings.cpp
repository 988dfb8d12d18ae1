#include "app/studio/optimizers/OptimizersSettings.h"

#include <QSettings>

#include <utility>

namespace vitrine {

namespace {

constexpr std::pair<const char *, bool SurfaceLayers::*> layerKeys[] = {
    {"trails", &SurfaceLayers::trails},     {"lastTry", &SurfaceLayers::lastTry},
    {"contours", &SurfaceLayers::contours}, {"gradient", &SurfaceLayers::gradient},
    {"momentum", &SurfaceLayers::momentum}, {"step", &SurfaceLayers::step},
    {"fan", &SurfaceLayers::fan},           {"logarithmic", &SurfaceLayers::logarithmic},
    {"solid", &SurfaceLayers::isSolid}};

} // namespace

OptimizersSettings OptimizersSettings::load()
{
    QSettings settings;
    settings.beginGroup(QStringLiteral("optimizers"));
    OptimizersSettings loaded;
    loaded.race = settings.value(QStringLiteral("race")).toString();
    for (const auto &[key, layer] : layerKeys)
        loaded.layers.*layer = settings.value(QLatin1String(key), loaded.layers.*layer).toBool();
    bool isNumber = false;
    const double speed = settings.value(QStringLiteral("speed")).toDouble(&isNumber);
    if (isNumber && speed >= 1 && speed <= 1000)
        loaded.speed = speed;
    return loaded;
}

void OptimizersSettings::save() const
{
    QSettings settings;
    settings.beginGroup(QStringLiteral("optimizers"));
    settings.setValue(QStringLiteral("race"), race);
    for (const auto &[key, layer] : layerKeys)
        settings.setValue(QLatin1String(key), layers.*layer);
    settings.setValue(QStringLiteral("speed"), speed);
}

} // namespace vitrine
