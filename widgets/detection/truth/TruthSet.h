#pragma once

#include "core/detection/Annotations.h"

#include <QHash>
#include <QString>
#include <QStringList>

#include <memory>

namespace vitrine {

/// Annotations that were opened, and the pictures that they are about. Immutable; read on a thread of its own.
struct TruthSet {
    QString path; ///< the file or folder
    Annotations annotations;
    QStringList files; ///< beside annotations.pictures: where the picture lies; empty: not found
    QStringList found; ///< those that were
    std::int64_t objects = 0;

    /// The picture at hand among the annotated ones: by its path, else by its name where that is there once. −1: none.
    int indexOf(const QString &file) const;
    QString name() const; ///< "instances_val2017.json"

    QHash<QString, int> byPath;
    QHash<QString, int> byName; ///< −1: several have this name
};

enum class TruthFormat { Coco, Voc, Yolo };

/// Told by name, for a folder by what lies in it.
TruthFormat truthFormat(const QString &path);
/// Whether a folder holds VOC's or YOLO's files, or a folder of them.
bool holdsTruth(const QString &folder);

/// Reads annotations of any format and looks for their pictures nearby. `classes`: for YOLO's labels where no list of
/// names lies beside them. A file of YOLO's stands for its folder.
Result<std::shared_ptr<const TruthSet>> readTruth(const QString &path, const std::vector<std::string> &classes,
                                                  const ReadingWatch &watch);

} // namespace vitrine
