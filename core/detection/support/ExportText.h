#pragma once

#include "core/detection/Box.h"

#include <nlohmann/json.hpp>

#include <string>
#include <vector>

namespace vitrine {

/// The class's name; of one that has none its number.
std::string classNameOf(int classId, const std::vector<std::string> &classes);
/// Names of files may hold any bytes; JSON may not. `indent` −1: in one line.
std::string jsonText(const nlohmann::ordered_json &json, int indent = 1);
/// COCO's "bbox": corner, width, height.
nlohmann::ordered_json cocoBox(const Box &box);
nlohmann::ordered_json cocoCategories(const std::vector<std::string> &classes);

} // namespace vitrine
