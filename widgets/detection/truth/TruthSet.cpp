#include "widgets/detection/truth/TruthSet.h"

#include "core/vision/PictureReader.h"
#include "widgets/detection/truth/YoloNames.h"

#include <QDir>
#include <QDirIterator>
#include <QFile>
#include <QFileInfo>
#include <QRegularExpression>

#include <algorithm>

namespace vitrine {

namespace {

constexpr int mostTexts = 20; ///< of a folder that are looked at to tell what it is
constexpr qint64 mostLine = 200; ///< bytes of a line of labels
constexpr std::size_t mostProbed = 20; ///< pictures that are looked for to tell which folder is theirs

bool holdsXml(const QString &folder)
{
    return QDirIterator(folder, {QStringLiteral("*.xml")}, QDir::Files).hasNext();
}

/// Whether texts of a folder look like YOLO's labels: five numbers in the first line. Those without objects are empty.
bool holdsLabelFiles(const QString &folder)
{
    static const QRegularExpression label(QStringLiteral("^\\s*\\d+(\\s+[-+.\\deE]+){4}\\s*$"));
    QDirIterator files(folder, {QStringLiteral("*.txt")}, QDir::Files);
    for (int i = 0; i < mostTexts && files.hasNext(); ++i) {
        QFile file(files.next());
        if (!file.open(QIODevice::ReadOnly))
            continue;
        const QByteArray line = file.readLine(mostLine);
        if (label.match(QString::fromLatin1(line)).hasMatch())
            return true;
    }
    return false;
}

QString vocFolder(const QString &folder)
{
    const QString inner = QDir(folder).filePath(QStringLiteral("Annotations"));
    return QFileInfo(inner).isDir() ? inner : folder;
}

bool holdsLabels(const QString &folder)
{
    return QFileInfo(QDir(folder).filePath(QStringLiteral("labels"))).isDir() || holdsLabelFiles(folder);
}

Result<Annotations> readAny(const QString &path, const std::vector<std::string> &fallback, const ReadingWatch &watch)
{
    switch (truthFormat(path)) {
    case TruthFormat::Coco:
        return readCocoAnnotations(path.toStdString(), watch);
    case TruthFormat::Voc:
        return readVocAnnotations(vocFolder(path).toStdString(), watch);
    case TruthFormat::Yolo:
        break;
    }
    const QString folder = QFileInfo(path).isDir() ? path : QFileInfo(path).absolutePath();
    const auto listed = yoloNames(folder);
    if (!listed)
        return listed.error();
    const std::vector<std::string> &names = listed->empty() ? fallback : *listed;
    if (names.empty())
        return fail(VITRINE_TEXT("core",
                                 "The labels of %1 name classes by their numbers. Put a classes.txt with their names "
                                 "beside them, or open a detector first."),
                    folder.toStdString());
    return readYoloAnnotations(
        folder.toStdString(), names,
        [](const std::filesystem::path &file) -> Result<PictureSize> {
            const auto extent = readPictureExtent(file);
            if (!extent)
                return extent.error();
            return PictureSize{extent->width, extent->height};
        },
        watch);
}

/// Folders near the annotations in which their pictures usually lie, nearest first.
QStringList likelyFolders(const QString &path)
{
    const QFileInfo info(path);
    const QDir own(info.isDir() ? path : info.absolutePath());
    const QString stem = info.completeBaseName(); // "instances_val2017" goes with "val2017"
    const QStringList names{QStringLiteral("."), QStringLiteral("images"), QStringLiteral("JPEGImages"),
                            stem.section(QLatin1Char('_'), -1)};
    QStringList folders;
    for (const QString &base : {QStringLiteral("."), QStringLiteral("..")})
        for (const QString &name : names)
            for (const QString &inner : {QStringLiteral("."), names.last()}) {
                const QString folder = QDir::cleanPath(own.filePath(base + u'/' + name + u'/' + inner));
                if (!folders.contains(folder) && QFileInfo(folder).isDir())
                    folders += folder;
            }
    return folders;
}

QString pathIn(const QString &folder, const AnnotatedPicture &picture)
{
    return QDir::cleanPath(QDir(folder).filePath(QString::fromStdString(picture.file))); // an absolute one stays
}

/// The folder that has the most of the first pictures.
QString pictureFolder(const TruthSet &set)
{
    QString best;
    int most = 0;
    for (const QString &folder : likelyFolders(set.path)) {
        const auto &pictures = set.annotations.pictures;
        const auto last = pictures.begin() + static_cast<std::ptrdiff_t>(std::min(pictures.size(), mostProbed));
        const auto found = std::count_if(pictures.begin(), last, [&folder](const AnnotatedPicture &picture) {
            return QFileInfo(pathIn(folder, picture)).isFile();
        });
        if (found > most) {
            most = static_cast<int>(found);
            best = folder;
        }
    }
    return best;
}

void findFiles(TruthSet &set)
{
    const QString folder = pictureFolder(set);
    for (std::size_t i = 0; i < set.annotations.pictures.size(); ++i) {
        const AnnotatedPicture &picture = set.annotations.pictures[i];
        const QString file = pathIn(folder, picture);
        const bool isThere = !folder.isEmpty() && QFileInfo(file).isFile();
        set.files += isThere ? file : QString();
        if (isThere) {
            set.found += file;
            set.byPath.insert(file, static_cast<int>(i));
        }
        const QString name = QFileInfo(QString::fromStdString(picture.file)).fileName();
        set.byName.insert(name, set.byName.contains(name) ? -1 : static_cast<int>(i));
        set.objects += static_cast<std::int64_t>(picture.objects.size());
    }
}

} // namespace

int TruthSet::indexOf(const QString &file) const
{
    if (file.isEmpty())
        return -1;
    const auto known = byPath.find(QDir::cleanPath(file));
    return known != byPath.end() ? *known : byName.value(QFileInfo(file).fileName(), -1);
}

QString TruthSet::name() const
{
    return QFileInfo(path).fileName();
}

TruthFormat truthFormat(const QString &path)
{
    const QFileInfo info(path);
    if (!info.isDir()) {
        const QString suffix = info.suffix().toLower();
        return suffix == QLatin1String("xml") ? TruthFormat::Voc
            : suffix == QLatin1String("txt")  ? TruthFormat::Yolo
                                              : TruthFormat::Coco;
    }
    const bool isVoc = vocFolder(path) != path || holdsXml(path);
    return isVoc ? TruthFormat::Voc : TruthFormat::Yolo;
}

bool holdsTruth(const QString &folder)
{
    return truthFormat(folder) == TruthFormat::Voc || holdsLabels(folder);
}

Result<std::shared_ptr<const TruthSet>> readTruth(const QString &path, const std::vector<std::string> &classes,
                                                  const ReadingWatch &watch)
{
    auto annotations = readAny(path, classes, watch);
    if (!annotations)
        return annotations.error();
    if (annotations->pictures.empty())
        return fail(VITRINE_TEXT("core", "%1 names no pictures."), path.toStdString());
    auto set = std::make_shared<TruthSet>();
    set->path = path;
    set->annotations = *std::move(annotations);
    findFiles(*set);
    if (watch.cancel.requested())
        return Cancel::error();
    return std::shared_ptr<const TruthSet>(std::move(set));
}

} // namespace vitrine
