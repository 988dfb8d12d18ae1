#pragma once

#include "app/cli/Options.h"
#include "core/detection/Detector.h"
#include "core/detection/Nms.h"

#include <filesystem>
#include <string>

namespace vitrine {

/// What every verb that detects asks for: the model, how it is run, and the thresholds.
struct DetectorOptions {
    std::string model;
    int size = 0;
    std::string classes;
    EngineChoice engine = EngineChoice::Plan;
    Precision precision = Precision::Float32;
    bool oldNormalisation = false;
    NmsSettings nms;
};

/// The file that a person means who says which model: a file, or a known name; only a name needs the list of them.
Result<std::filesystem::path> modelFile(const std::string &nameOrPath);

/// `--model`, `--size`, `--classes`, `--engine`, `--precision`, `--legacy`.
void addModel(CLI::App &app, DetectorOptions &options);
/// `--conf`, `--nms`, `--class-agnostic`, `--max`; their defaults are what `options` holds.
void addThresholds(CLI::App &app, DetectorOptions &options);

/// An opened model with an engine to run it.
struct OpenDetector {
    YoloxModel model;
    std::unique_ptr<Engine> engine;
};
/// Opens what the options name; warnings and what the engine has to say go to standard error.
Result<OpenDetector> openDetector(const DetectorOptions &options, DeviceChoice device);

/// One picture's detections, and what each stage took.
struct PictureDetections {
    LetterboxGeometry geometry;
    Candidates candidates;
    NmsResult result;
    double preprocess = 0; ///< milliseconds
    double network = 0;
    double postprocess = 0;
};
Result<PictureDetections> detect(const OpenDetector &detector, const DetectorOptions &options, const Picture &picture);

const char *nameOf(Precision precision);

} // namespace vitrine
