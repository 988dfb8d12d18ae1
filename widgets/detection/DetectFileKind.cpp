#include "widgets/detection/DetectFileKind.h"

#include "core/vision/PictureReader.h"

#include <QCollator>
#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace vitrine {

namespace {

const QStringList &detectorSuffixes()
{
    static const QStringList suffixes{QStringLiteral("pth"), QStringLiteral("pt"), QStringLiteral("onnx"),
                                      QStringLiteral("safetensors")};
    return suffixes;
}

} // namespace

DetectFileKind detectFileKind(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir())
        return DetectFileKind::Folder;
    return detectorSuffixes().contains(info.suffix().toLower()) ? DetectFileKind::Detector : DetectFileKind::Picture;
}

QStringList picturePatterns()
{
    QStringList patterns;
    for (const std::string &suffix : pictureSuffixes())
        patterns += QStringLiteral("*.") + QString::fromStdString(suffix);
    return patterns;
}

QStringList detectorPatterns()
{
    QStringList patterns;
    for (const QString &suffix : detectorSuffixes())
        patterns += QStringLiteral("*.") + suffix;
    return patterns;
}

QStringList picturesIn(const QString &folder)
{
    // Matched without regard to case.
    QStringList files;
    for (const QFileInfo &info : QDir(folder).entryInfoList(picturePatterns(), QDir::Files | QDir::Readable))
        files += info.absoluteFilePath();
    QCollator collator;
    collator.setNumericMode(true);
    std::sort(files.begin(), files.end(), collator);
    return files;
}

} // namespace vitrine
