#include "app/studio/yolox/YoloxSettings.h"

#include "widgets/detection/BundledModel.h"

#include <QFileInfo>
#include <QSettings>

#include <algorithm>

namespace vitrine {

namespace {

constexpr int shapes = 6; ///< classes of the generated scenes

/// The member of the family by its name; the small one where there is none.
YoloxSpec specOf(const QString &name, int classes)
{
    for (YoloxSpec spec : yoloxFamily())
        if (QString::fromStdString(spec.name()) == name) {
            spec.classes = classes;
            return spec;
        }
    return yoloxPico(classes);
}

template <typename Number>
Number bounded(const QSettings &settings, const char *key, Number fallback, Number least, Number most)
{
    bool isNumber = false;
    const double value = settings.value(QLatin1String(key)).toDouble(&isNumber);
    return isNumber && value >= static_cast<double>(least) && value <= static_cast<double>(most)
        ? static_cast<Number>(value)
        : fallback;
}

} // namespace

YoloxSettings YoloxSettings::load()
{
    QSettings settings;
    settings.beginGroup(QStringLiteral("yolox"));
    YoloxSettings loaded;
    loaded.station = settings.value(QStringLiteral("station")).toString();
    loaded.picture = settings.value(QStringLiteral("picture")).toString();
    loaded.item = bounded<std::int64_t>(settings, "item", loaded.item, 0, 1'000'000);
    loaded.choice.file = settings.value(QStringLiteral("weights"), shapesDemo()).toString();
    if (!loaded.choice.file.isEmpty() && !QFileInfo::exists(loaded.choice.file))
        loaded.choice.file = shapesDemo(); // that file is gone
    loaded.choice.spec =
        specOf(settings.value(QStringLiteral("network")).toString(), bounded(settings, "classes", shapes, 1, 10'000));
    loaded.choice.seed = bounded<std::uint64_t>(settings, "seed", 1, 0, 1'000'000'000);
    const int size = bounded(settings, "size", 320, 0, 1280);
    loaded.choice.size = size / 32 * 32;
    loaded.assign.rule = settings.value(QStringLiteral("olderRule"), false).toBool() ? CandidateRule::BoxOrCenter
                                                                                     : CandidateRule::Center;
    loaded.assign.lambda = bounded(settings, "lambda", loaded.assign.lambda, 0.0F, 100.0F);
    loaded.assign.topIous = bounded(settings, "topIous", loaded.assign.topIous, 1, 1000);
    loaded.assign.radius = bounded(settings, "radius", loaded.assign.radius, 0.0F, 1000.0F);
    return loaded;
}

void YoloxSettings::save() const
{
    QSettings settings;
    settings.beginGroup(QStringLiteral("yolox"));
    settings.setValue(QStringLiteral("station"), station);
    settings.setValue(QStringLiteral("picture"), picture);
    settings.setValue(QStringLiteral("item"), static_cast<qlonglong>(item));
    settings.setValue(QStringLiteral("weights"), choice.file);
    settings.setValue(QStringLiteral("network"), QString::fromStdString(choice.spec.name()));
    settings.setValue(QStringLiteral("classes"), choice.spec.classes);
    settings.setValue(QStringLiteral("seed"), static_cast<qulonglong>(choice.seed));
    settings.setValue(QStringLiteral("size"), choice.size);
    settings.setValue(QStringLiteral("olderRule"), assign.rule == CandidateRule::BoxOrCenter);
    settings.setValue(QStringLiteral("lambda"), assign.lambda);
    settings.setValue(QStringLiteral("topIous"), assign.topIous);
    settings.setValue(QStringLiteral("radius"), assign.radius);
}

} // namespace vitrine
