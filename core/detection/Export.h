#pragma once

#include "core/detection/Box.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vitrine {

/// One box that was found, in pixels of the picture.
struct Detection {
    Box box;
    float score = 0;
    int classId = 0;
};

/// What was found in one picture, as it goes into a file.
struct ExportedPicture {
    std::string file; ///< name without its folder
    int width = 0;
    int height = 0;
    std::vector<Detection> objects; ///< best first
};

/// COCO's id of a picture: the number that its file is named by ("000000397133.jpg"), else its place, from 1.
std::int64_t cocoPictureId(const std::string &file, std::size_t place);
/// COCO's category id of a class: the official one (not consecutive) where the classes are COCO's 80, else from 1.
int cocoCategoryId(int classId, const std::vector<std::string> &classes);

/// A COCO data set: pictures, categories, and the boxes as annotations with a score. What viewers and annotation tools
/// open.
std::string cocoDataset(const std::vector<ExportedPicture> &pictures, const std::vector<std::string> &classes);
/// COCO's results format: the list that pycocotools' loadRes() takes.
std::string cocoResults(const std::vector<ExportedPicture> &pictures, const std::vector<std::string> &classes);
/// YOLO's text of one picture: "class cx cy w h score" a line, relative to the picture, clipped to it. Boxes that lie
/// outside are left out.
std::string yoloText(const ExportedPicture &picture);
/// A line a box: "file,class,name,score,x1,y1,x2,y2"; names in quotes where they need them.
std::string detectionsCsv(const std::vector<ExportedPicture> &pictures, const std::vector<std::string> &classes);

} // namespace vitrine
