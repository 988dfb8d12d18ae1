#pragma once

#include "core/base/Cancel.h"
#include "core/detection/Nms.h"
#include "widgets/detection/DetectQuestion.h"

#include <QString>

#include <optional>

namespace vitrine {

/// A video whose frames are to be detected in, and what is to be written of it.
struct VideoExportRequest {
    QString file;
    DetectorSource detector;
    NmsSettings settings;
    QString target; ///< .mp4 or .avi
    bool csv = false; ///< csvFile()
    bool coco = false; ///< cocoFile()
    Cancel cancel;

    /// Beside the target, of its name: "clip.csv", "clip.json".
    QString csvFile() const;
    QString cocoFile() const;
};

struct VideoExportProgress {
    qint64 done = 0; ///< frames that were written
    qint64 count = 0; ///< as the video says; 0: not known
};

/// How an export ended.
struct VideoExportReport {
    QString target;
    qint64 frames = 0;
    qint64 objects = 0;
    std::optional<Error> damage; ///< why the video could not be read to its end; what comes before was written
    bool cancelled = false; ///< nothing was written
};

} // namespace vitrine
