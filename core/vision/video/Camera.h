#pragma once

#include "core/vision/video/FrameSource.h"

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

namespace vitrine {

struct CameraEntry {
    int index = 0; ///< of /dev/video<index>
    std::string name; ///< as the driver says: "Integrated Camera"

    bool operator==(const CameraEntry &) const = default;
};

/// The cameras that Linux knows, without opening one. A camera's second device, which gives data about the pictures,
/// is left out. `folder`: another one for tests.
std::vector<CameraEntry> listCameras(const std::filesystem::path &folder = "/sys/class/video4linux");

/// Opens a camera (V4L2). May wait for the driver, and next() may wait for good where the driver does.
Result<std::unique_ptr<FrameSource>> openCamera(const CameraEntry &camera);

} // namespace vitrine
