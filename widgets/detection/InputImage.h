#pragma once

#include "widgets/detection/DetectionRun.h"

#include <QImage>

namespace vitrine {

/// What the network saw of a run's picture: fitted into its input as letterbox() does it, pixel for pixel.
QImage inputImage(const DetectionRun &run);

} // namespace vitrine
