#pragma once

#include "core/base/Result.h"
#include "core/detection/YoloxModel.h"

#include <QString>

namespace vitrine {

/// The detector that comes with the program: a YOLOX-Pico that this program trained on scenes of shapes
/// (resources/models/README.md). Stands for its file wherever a detector is opened.
QString shapesDemo();

/// Opens a file of weights, or what comes with the program. `size` as in YoloxOptions.
Result<YoloxModel> openModel(const QString &file, int size);

} // namespace vitrine
