#pragma once

#include <QDateTime>
#include <QFileInfo>
#include <QString>

namespace vitrine {

/// Tells whether a file is still the one that was read.
struct FileStamp {
    QString path;
    QDateTime modified;
    qint64 size = -1;

    static FileStamp of(const QString &path)
    {
        const QFileInfo info(path);
        return {path, info.lastModified(), info.size()};
    }
    bool operator==(const FileStamp &) const = default;
};

} // namespace vitrine
