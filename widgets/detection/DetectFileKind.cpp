#include "widgets/detection/DetectFileKind.h"

#include "core/vision/PictureReader.h"
#include "core/vision/video/VideoFile.h"

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
    const QString suffix = info.suffix().toLower();
    if (detectorSuffixes().contains(suffix))
        return DetectFileKind::Detector;
    if (annotationPatterns().contains(QStringLiteral("*.") + suffix))
        return DetectFileKind::Annotations;
    return std::find(videoSuffixes().begin(), videoSuffixes().end(), suffix.toStdString()) != videoSuffixes().end()
        ? DetectFileKind::Video
        : DetectFileKind::Picture;
}

QStringList videoPatterns()
{
    QStringList patterns;
    for (const std::string &suffix : videoSuffixes())
        patterns += QStringLiteral("*.") + QString::fromStdString(suffix);
    return patterns;
}

QStringList picturePatterns()
{
    QStringList patterns;
    for (const std::string &suffix : pictureSuffixes())
        patterns += QStringLiteral("*.") + QString::fromStdString(suffix);
    return patterns;
}

QStringList annotationPatterns()
{
    return {QStringLiteral("*.json"), QStringLiteral("*.xml")};
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
