#pragma once

#include "core/data/DatasetKind.h"
#include "core/data/ObjectSet.h"
#include "core/detection/Annotations.h"

#include <filesystem>

namespace vitrine {

/// How the boxes of a set's annotations are given.
enum class BoxUnits {
    Pixels,
    Shares ///< of the picture's width and height
};

/// Pictures with objects marked in them. They are read when they are asked for; boxes that reach beyond a picture are
/// cut at its border. `folder` is what the files' names are relative to. Fails where there is no picture, none can be
/// read, or a box lies outside of a picture whose size the annotations give.
Result<std::shared_ptr<const Dataset>> makeAnnotatedSet(std::string name, Annotations annotations,
                                                        std::filesystem::path folder, BoxUnits units,
                                                        PictureLoader loadPicture);

} // namespace vitrine
