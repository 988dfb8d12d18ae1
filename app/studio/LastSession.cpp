#include "app/studio/LastSession.h"

#include <QDir>
#include <QFileInfo>
#include <QSaveFile>
#include <QSettings>

#include <algorithm>

namespace vitrine {

namespace {

QString statePath()
{
    // Beside the settings: wherever those are kept, this is kept too.
    return QFileInfo(QSettings().fileName()).absolutePath() + QStringLiteral("/last-picture.png");
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

std::optional<bool> readFlag(const QSettings &settings, const QString &key)
{
    return settings.contains(key) ? std::optional<bool>(settings.value(key).toBool()) : std::nullopt;
}

PictureSource readPicture(const QSettings &settings)
{
    PictureSource source;
    source.kind = readEnum<PictureSource::Kind>(settings, QStringLiteral("pictureKind"), 4);
    source.file = settings.value(QStringLiteral("pictureFile")).toString();
    source.item = std::max(0LL, settings.value(QStringLiteral("item")).toLongLong());
    if (source.kind == PictureSource::Kind::Image || source.kind == PictureSource::Kind::Drawing) {
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
    last.question.weights.kind = readEnum<WeightsSource::Kind>(settings, QStringLiteral("weightsKind"), 3);
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
    // Weights in memory that were not saved: the network comes back with its own.
    const bool isTrained = question.weights.kind == WeightsSource::Kind::Trained;
    settings.setValue(QStringLiteral("weightsKind"),
                      static_cast<int>(isTrained ? WeightsSource::Kind::Bundled : question.weights.kind));
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
    settings.setValue(QStringLiteral("step"), step);
    settings.setValue(QStringLiteral("selection"), selection);
}

} // namespace vitrine
