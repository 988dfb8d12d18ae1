#pragma once

#include "core/detection/Export.h"
#include "core/detection/Nms.h"
#include "widgets/detection/DetectionRun.h"

#include <QImage>

namespace vitrine {

/// What was kept of a run, in pixels of the picture, best first.
ExportedPicture keptOf(const DetectionRun &run, const NmsResult &result);

/// The picture with its boxes, names and scores drawn in. In any thread.
QImage annotated(const DetectionRun &run, const NmsResult &result);

} // namespace vitrine
