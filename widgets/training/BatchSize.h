#pragma once

#include "widgets/training/TrainSettings.h"

namespace vitrine {

/// Another size of batch. A detector's rates go along as YOLOX has them, so much a picture, as long as they are the
/// usual ones of the size before: those that were set by hand stay.
void setBatchSize(TrainSettings &settings, int size, bool isDetector);

} // namespace vitrine
