#include "app/studio/settings/Preferences.h"

#include <QSettings>

#include <algorithm>

namespace vitrine {

namespace {

const QString group = QStringLiteral("preferences");

template <typename Enum>
Enum readEnum(const QSettings &settings, const QString &key, Enum fallback, int count)
{
    bool isNumber = false;
    const int value = settings.value(key).toInt(&isNumber);
    return isNumber && value >= 0 && value < count ? static_cast<Enum>(value) : fallback;
}

} // namespace

Preferences Preferences::load()
{
    Preferences loaded;
    QSettings settings;
    settings.beginGroup(group);
    loaded.language = settings.value(QStringLiteral("language")).toString();
    loaded.scheme = readEnum(settings, QStringLiteral("scheme"), loaded.scheme, 3);
    loaded.scale = std::clamp(settings.value(QStringLiteral("scale"), 1.0).toDouble(), 0.75, 2.5);
    loaded.run.device = readEnum(settings, QStringLiteral("device"), loaded.run.device, 3);
    loaded.run.threads = std::clamp(settings.value(QStringLiteral("threads"), 0).toInt(), 0, 256);
    const qlonglong limit =
        settings.value(QStringLiteral("memoryLimit"), static_cast<qlonglong>(loaded.run.memoryLimit)).toLongLong();
    loaded.run.memoryLimit = std::max<std::int64_t>(limit, 64LL << 20);
    loaded.pictureFolder = settings.value(QStringLiteral("pictureFolder")).toString();
    loaded.exportFolder = settings.value(QStringLiteral("exportFolder")).toString();
    return loaded;
}

void Preferences::save() const
{
    QSettings settings;
    settings.beginGroup(group);
    settings.setValue(QStringLiteral("language"), language);
    settings.setValue(QStringLiteral("scheme"), static_cast<int>(scheme));
    settings.setValue(QStringLiteral("scale"), scale);
    settings.setValue(QStringLiteral("device"), static_cast<int>(run.device));
    settings.setValue(QStringLiteral("threads"), run.threads);
    settings.setValue(QStringLiteral("memoryLimit"), static_cast<qlonglong>(run.memoryLimit));
    settings.setValue(QStringLiteral("pictureFolder"), pictureFolder);
    settings.setValue(QStringLiteral("exportFolder"), exportFolder);
}

} // namespace vitrine
