#pragma once

#include "core/vision/video/Camera.h"

#include <optional>

class QWidget;

namespace vitrine {

/// The camera there is, or the one of several that the user chooses; none where they choose none. An error where there
/// is no camera.
Result<std::optional<CameraEntry>> askCamera(QWidget *window);

} // namespace vitrine
