#pragma once

#include "widgets/detection/DetectionState.h"
#include "widgets/detection/truth/PictureTruth.h"

#include <QColor>
#include <QPointF>
#include <QString>

#include <functional>

namespace vitrine {

/// Of Okabe and Ito's palette (https://jfly.uni-koeln.de/color/), for objects and detections; each kind has a line
/// style of its own as well.
QColor truthColour(TruthKind kind);
Qt::PenStyle truthLine(TruthKind kind);

/// "Missed", "False alarm": one of them.
QString truthName(TruthKind kind);
/// "Annotated: dog, 120 × 80 pixels. Missed: …", with the candidate that came nearest and why it was dropped.
QString objectToolTip(const DetectionState &state, const PictureTruth &truth, std::size_t object, double iou);
/// What the annotations say of a detection, to follow what is said of its box.
QString detectionTruthText(const PictureTruth &truth, int cell, double iou);

/// The object whose box holds this point, the smallest; −1: none.
int objectAt(const PictureTruth &truth, const QPointF &point, const std::function<bool(TruthKind)> &isShown);

} // namespace vitrine
