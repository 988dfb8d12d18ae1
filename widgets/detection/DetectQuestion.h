#pragma once

#include "core/base/Message.h"
#include "core/detection/Detector.h"
#include "widgets/detection/DetectionRun.h"

#include <QImage>
#include <QString>

#include <memory>
#include <string>
#include <vector>

namespace vitrine {

/// Which detector, and how it is to be run.
struct DetectorSource {
    QString file; ///< .pth, .onnx or .safetensors; empty: none yet
    int size = 0; ///< side of the input; 0: the model's own
    EngineChoice engine = EngineChoice::Plan;
    Precision precision = Precision::Float32;
    DeviceChoice device = DeviceChoice::Auto;

    bool operator==(const DetectorSource &) const = default;
};

/// Which picture: a file, or an image that was pasted.
struct DetectPicture {
    QString file;
    QImage image;
    QString name; ///< of the image

    bool isNone() const { return file.isEmpty() && image.isNull(); }
    bool operator==(const DetectPicture &other) const
    {
        return file == other.file && name == other.name && image.cacheKey() == other.image.cacheKey();
    }
};

/// All that a run depends on. Thresholds are not part of it: they choose from what a run gave.
struct DetectQuestion {
    DetectorSource detector;
    DetectPicture picture;

    bool operator==(const DetectQuestion &) const = default;
};

/// What there is to know of an opened detector.
struct DetectorFacts {
    std::string name; ///< "YOLOX-Nano"
    int width = 0; ///< of its input
    int height = 0;
    std::vector<std::string> classNames;
    EngineReport engine;
    std::vector<Message> warnings;
};

/// The answer to a question: immutable, made on the compute thread.
struct DetectOutcome {
    DetectQuestion question;
    std::shared_ptr<const DetectorFacts> detector; ///< null where none is open
    std::shared_ptr<const DetectionRun> run; ///< null where detector or picture is missing
};

} // namespace vitrine
