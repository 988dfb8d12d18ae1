#pragma once

#include "widgets/detection/DetectionRun.h"

#include <QString>

#include <memory>

namespace vitrine {

struct YoloxRun;
struct YoloxScene;
struct NmsResult;
struct NmsSettings;
struct PictureTruth;

/// What the YOLOX room's network found in the scene's picture, as the Detect room's views have it.
std::shared_ptr<const DetectionRun> detectionRun(const YoloxScene &scene, const YoloxRun &run);

/// Every cell's box with the gate at which it stopped, and how it ended against ground truth (`truth` may be null), a
/// line each: "cell,stride,column,row,x1,y1,x2,y2,class,objectness,class_score,score,gate,suppressor,iou,truth".
QString filterCsv(const DetectionRun &run, const NmsResult &result, const PictureTruth *truth);

/// The score that the best `count` candidates have at least; 0: there are none.
float scoreOfBest(const DetectionRun &run, std::size_t count);

} // namespace vitrine
