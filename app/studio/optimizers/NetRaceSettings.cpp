#include "app/studio/optimizers/NetRaceSettings.h"

#include <QSettings>

#include <algorithm>

namespace vitrine {

namespace {

const QString group = QStringLiteral("optimizers/networks");

} // namespace

NetRaceSettings NetRaceSettings::load()
{
    QSettings settings;
    settings.beginGroup(group);
    NetRaceSettings loaded;
    loaded.race = netRaceFromText(settings.value(QStringLiteral("race")).toString());
    NetRaceLook &look = loaded.look;
    look.curve = static_cast<NetRaceLook::Curve>(std::clamp(settings.value(QStringLiteral("curve")).toInt(), 0, 2));
    look.axis = static_cast<NetRaceLook::Axis>(std::clamp(settings.value(QStringLiteral("axis")).toInt(), 0, 2));
    look.logarithmic = settings.value(QStringLiteral("logarithmic"), look.logarithmic).toBool();
    look.hasSpread = settings.value(QStringLiteral("spread"), look.hasSpread).toBool();
    const double smoothing = settings.value(QStringLiteral("smoothing"), look.smoothing).toDouble();
    if (smoothing >= 0 && smoothing < 1)
        look.smoothing = smoothing;
    return loaded;
}

void NetRaceSettings::save() const
{
    QSettings settings;
    settings.beginGroup(group);
    settings.setValue(QStringLiteral("race"), netRaceToText(race));
    settings.setValue(QStringLiteral("curve"), static_cast<int>(look.curve));
    settings.setValue(QStringLiteral("axis"), static_cast<int>(look.axis));
    settings.setValue(QStringLiteral("logarithmic"), look.logarithmic);
    settings.setValue(QStringLiteral("spread"), look.hasSpread);
    settings.setValue(QStringLiteral("smoothing"), look.smoothing);
}

} // namespace vitrine
