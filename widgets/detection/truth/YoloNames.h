#pragma once

#include "core/base/Result.h"

#include <QString>

#include <string>
#include <vector>

namespace vitrine {

/// The names of a YOLO data set's classes: a line each in "classes.txt", "obj.names" or "coco.names", or "names:" in a
/// "data.yaml" ([a, b], or a line a name, "- a" or "0: a"); in the folder, its "labels" or up to two above it. Empty
/// where none of these files is there.
Result<std::vector<std::string>> yoloNames(const QString &folder);

/// "names:" of such a YAML file's text; empty where it has none.
std::vector<std::string> yamlNames(const QString &text);

} // namespace vitrine
