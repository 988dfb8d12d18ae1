#include "widgets/session/FileKind.h"

#include "core/vision/video/VideoFile.h"

#include <QDir>
#include <QFileInfo>

#include <algorithm>

namespace vitrine {

FileKind fileKind(const QString &path)
{
    const QFileInfo info(path);
    if (info.isDir()) {
        const QStringList images =
            QDir(path).entryList({QStringLiteral("*-images-idx3-ubyte*"), QStringLiteral("*-images.idx3-ubyte*")});
        return images.isEmpty() ? FileKind::OtherFolder : FileKind::MnistFolder;
    }
    if (info.fileName().endsWith(QStringLiteral(".vitrine-block.json"), Qt::CaseInsensitive))
        return FileKind::OwnBlock;
    const QString suffix = info.suffix().toLower();
    if (suffix == QStringLiteral("json"))
        return FileKind::Network;
    if (suffix == QStringLiteral("onnx"))
        return FileKind::Model;
    if (suffix == QStringLiteral("pth") || suffix == QStringLiteral("pt"))
        return FileKind::Checkpoint;
    const std::vector<std::string> &videos = videoSuffixes();
    if (std::find(videos.begin(), videos.end(), suffix.toStdString()) != videos.end())
        return FileKind::Video;
    return suffix == QStringLiteral("safetensors") ? FileKind::Weights : FileKind::Picture;
}

} // namespace vitrine
