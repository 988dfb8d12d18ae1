#pragma once

#include "core/base/Result.h"

#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <vector>

namespace vitrine {

/// A picture file and the class whose folder it lies in.
struct ClassFile {
    std::filesystem::path file;
    std::int64_t label = 0;
};

/// A folder with a folder of pictures a class.
struct ClassFolders {
    std::vector<std::string> classes; ///< the folders' names, sorted
    std::vector<ClassFile> files;
    std::optional<std::int64_t> trainingCount; ///< of the files from the front, where the folder divides itself
};

/// Lists one. Folders are classes in the order of their names; all picture files within, at any depth, belong to them,
/// but hidden ones. Where there are the folders "train" and "val" ("valid", "validation", "test"), each holds a folder
/// a class. Files of different classes take turns, each class spread evenly over the whole, so that the first part of
/// the list has as much of each as the rest. Refused: a folder with one class or none, a class without pictures, more
/// than a million files.
Result<ClassFolders> listClassFolders(const std::filesystem::path &folder);

} // namespace vitrine
