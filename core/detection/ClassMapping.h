#pragma once

#include "core/base/Result.h"

#include <string>
#include <vector>

namespace vitrine {

/// Which of the annotations' classes each of the model's is.
struct ClassMapping {
    std::vector<int> truthOf; ///< by the model's class: index of the annotations' class; −1: none
    std::vector<std::string> unknown; ///< classes of the annotations that the model doesn't know
    bool byOrder = false; ///< names differ, but there are as many: taken in their order

    /// The model's class of one of the annotations'; −1: it has none.
    int modelOf(int truthClass) const;
};

/// By name, regardless of case, blanks, "-" and "_"; Pascal VOC's names for COCO's classes are known ("sofa" is a
/// "couch"). Where names are missing on one side and there are as many classes, by their order, which is how COCO's ids
/// and YOLOX's classes belong together. Fails where not a single class is common; `file` names the annotations.
Result<ClassMapping> mapClasses(const std::vector<std::string> &ofModel, const std::vector<std::string> &ofTruth,
                                const std::string &file);

} // namespace vitrine
