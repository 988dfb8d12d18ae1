#pragma once

#include "core/detection/Export.h"
#include "core/detection/Nms.h"
#include "widgets/detection/DetectionRun.h"

namespace vitrine {

/// What was kept of a run, in pixels of the picture, best first.
ExportedPicture keptOf(const DetectionRun &run, const NmsResult &result);

} // namespace vitrine
