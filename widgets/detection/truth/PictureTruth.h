#pragma once

#include "core/detection/ClassMapping.h"
#include "core/detection/Evaluate.h"
#include "core/detection/Nms.h"
#include "widgets/detection/DetectionRun.h"

#include <map>
#include <string>
#include <vector>

namespace vitrine {

/// How an object or a detection ended when they were matched.
enum class TruthKind {
    Matched, ///< a true positive: object and detection have each other
    Missed, ///< an object without a detection, a false negative
    FalseAlarm, ///< a detection without an object, a false positive
    Ignored, ///< counts as nothing: a crowd, what lies in one, a class that is not annotated
};

struct TruthObject {
    Box box; ///< in pixels of the picture
    std::string name; ///< of its class
    int modelClass = -1; ///< the detector's class; −1: it doesn't know this one
    TruthKind kind = TruthKind::Missed;
    int cell = -1; ///< whose box matched it
    double iou = 0; ///< with that box
};

struct TruthDetection {
    TruthKind kind = TruthKind::FalseAlarm;
    int object = -1; ///< that it matched; of a false alarm the one of its class that it overlaps most
    double iou = 0; ///< with that object
};

/// What was found in one picture against what is there, at the present thresholds.
struct PictureTruth {
    std::vector<TruthObject> objects; ///< those of classes that are switched off are left out
    std::map<int, TruthDetection> detections; ///< by the cell of a kept box
    int matched = 0, missed = 0, falseAlarms = 0;
    bool sizeDiffers = false; ///< by the annotations, the picture has another size

    double precision() const; ///< −1: nothing was found
    double recall() const; ///< −1: nothing is there
    TruthKind kindOf(int cell) const;
};

PictureTruth judgePicture(const DetectionRun &run, const NmsResult &result, const NmsSettings &settings,
                          const AnnotatedPicture &picture, const std::vector<std::string> &classes,
                          const ClassMapping &mapping, double iou);

} // namespace vitrine
