#pragma once

#include "widgets/detection/DetectQuestion.h"
#include "widgets/detection/DetectionState.h"

#include <QStringList>

namespace vitrine {

/// What the Detect room comes back with; kept in QSettings.
struct DetectSettings {
    DetectorSource detector; ///< its device is that of the preferences
    QStringList recent; ///< detectors, newest first
    QStringList pictures;
    QString picture; ///< that was shown
    QString folder; ///< where dialogs start
    QString batchTarget; ///< where a batch was written last
    QString truth; ///< annotations: a file or a folder
    double truthIou = 0.5; ///< for a match
    NmsSettings thresholds;
    DetectionLayers layers;
    bool comparing = false;
    DetectorSource compared; ///< the second detector; without a file: none was
    NmsSettings comparedThresholds;
    bool linked = false; ///< both have the same thresholds

    static DetectSettings load();
    void save() const;
};

} // namespace vitrine
