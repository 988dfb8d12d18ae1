#pragma once

#include "core/detection/Nms.h"
#include "widgets/detection/DetectionRun.h"

#include <QString>

namespace vitrine {

/// The class as it is read on the screen, or "class 7" where the model has no names.
QString classText(const DetectionRun &run, int classId);
/// Its name as the model has it: for files, and to compare.
QString className(const DetectionRun &run, int classId);
/// "87 %", as a label has it; "0.4 %" where whole percents would say nothing.
QString percentText(double score);
/// "dog 87 %"
QString labelText(const DetectionRun &run, int cell);
/// "dog 0.8714", for sentences in which numbers are compared.
QString candidateText(const DetectionRun &run, int cell);
/// "stride 16, column 12, row 9"
QString cellText(const Cell &cell);
/// A candidate's box in pixels of the picture, not clipped.
Box boxInPicture(const DetectionRun &run, int cell);

/// Why a candidate was kept or dropped, as a sentence with its numbers.
QString verdictText(const DetectionRun &run, const NmsResult &result, const NmsSettings &settings, int cell);
/// The first moves of the suppression, by rank: "12 of 57 · dog 0.81 is kept".
QString moveText(const DetectionRun &run, const NmsResult &result, const NmsSettings &settings, const NmsMove &move);
/// What hovering a box tells: class, score, place in pixels, cell and verdict, one a line.
QString boxToolTip(const DetectionRun &run, const NmsResult &result, const NmsSettings &settings, int cell);

} // namespace vitrine
