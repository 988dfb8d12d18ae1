#pragma once

#include "core/base/Cancel.h"
#include "core/base/Result.h"
#include "core/detection/Box.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace vitrine {

/// An object that someone marked in a picture.
struct Annotation {
    Box box; ///< in pixels of the picture
    int classId = 0; ///< index into Annotations::classes
    double area = 0; ///< of the object itself where the file says it, else of the box
    bool crowd = false; ///< a group: matches any number of detections, and none of them counts
};

struct AnnotatedPicture {
    std::string file; ///< as the annotations name it
    std::int64_t id = 0; ///< COCO's; else its place in the list
    int width = 0; ///< 0: not said
    int height = 0;
    std::vector<Annotation> objects;
};

struct Annotations {
    std::vector<AnnotatedPicture> pictures;
    std::vector<std::string> classes; ///< COCO: in the order of the category ids
    std::vector<std::int64_t> categoryIds; ///< beside classes; COCO's ids are not consecutive
};

/// Who wants to know how far the reading is, from 0 to 1, and may want to stop it.
struct ReadingWatch {
    Cancel cancel;
    std::function<void(double share)> progress; ///< may be empty

    /// The error to end with where the reading is to stop.
    std::optional<Error> reached(double share) const;
};

/// COCO's instances JSON. Unknown members are ignored; sizes are limited, as for every file from outside: 512 MiB, four
/// million annotations, a million pictures.
Result<Annotations> readCocoAnnotations(const std::filesystem::path &file, const ReadingWatch &watch = {});
/// A folder of Pascal VOC XML files, or one of them. Classes in alphabetical order. VOC counts pixels from 1, the last
/// one inside: xmin 1 and xmax 500 become 0 and 500.
Result<Annotations> readVocAnnotations(const std::filesystem::path &path, const ReadingWatch &watch = {});
struct PictureSize {
    int width = 0;
    int height = 0;
};
/// A folder of YOLO text files ("class cx cy w h", relative to the picture) beside their pictures or in "labels" next
/// to "images" (given either of them, or the folder around both); sizes of the pictures are asked of `sizeOf`. A
/// picture is named by its path; one without labels shows nothing of the classes.
Result<Annotations> readYoloAnnotations(const std::filesystem::path &folder, const std::vector<std::string> &classes,
                                        const std::function<Result<PictureSize>(const std::filesystem::path &)> &sizeOf,
                                        const ReadingWatch &watch = {});

} // namespace vitrine
