#pragma once

#include "core/detection/Decode.h"
#include "core/detection/Detector.h"
#include "core/detection/Letterbox.h"

#include <QImage>
#include <QString>

#include <string>
#include <vector>

namespace vitrine {

/// What a network found in one picture, before any threshold. Immutable; made on the compute thread.
struct DetectionRun {
    QImage picture; ///< as it is shown
    QString name; ///< of the picture: a file's, "Pasted", "Camera 0"
    LetterboxGeometry geometry; ///< between the picture and the network's input
    RawOutput raw;
    Candidates candidates;
    std::vector<std::string> classNames;
    std::string model; ///< "YOLOX-Nano"
    std::string weightsFile;
    EngineReport engine;
    double preprocessMilliseconds = 0;
    double networkMilliseconds = 0;
    double decodeMilliseconds = 0;
};

} // namespace vitrine
