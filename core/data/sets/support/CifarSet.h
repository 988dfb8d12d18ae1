#pragma once

#include "core/data/Cifar.h"
#include "core/data/DatasetKind.h"

#include <string>
#include <vector>

namespace vitrine {

/// Which files make up a version of CIFAR.
struct CifarFiles {
    CifarLayout layout;
    std::vector<std::string> training;
    std::string test;
    std::string names; ///< of the classes; the file may be missing
    std::string folder; ///< in which the archive has them
    std::vector<std::string> usualNames; ///< where it is missing
};

/// Opens the files that are in a folder, or in the archive's own folder within it. Pictures are read when they are
/// asked for: only file handles are kept.
Result<std::shared_ptr<const Dataset>> openCifar(const std::string &folder, const CifarFiles &files);

} // namespace vitrine
