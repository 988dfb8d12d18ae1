#pragma once

#include "core/detection/Export.h"

#include <cstdint>
#include <string>
#include <vector>

namespace vitrine {

/// What was found in one frame of a video.
struct ExportedFrame {
    std::int64_t index = 0; ///< from 0
    double milliseconds = 0; ///< since the first frame
    std::vector<Detection> objects; ///< best first
};

struct ExportedVideo {
    std::string file; ///< name without its folder
    int width = 0;
    int height = 0;
    double framesPerSecond = 0;
};

/// The first line of a table of frames: "frame,time,class,name,score,x1,y1,x2,y2"; the time in seconds.
std::string frameTableHead();
/// A frame's lines of it, one a box.
std::string frameTableLines(const ExportedFrame &frame, const std::vector<std::string> &classes);

/// A COCO data set whose images are a video's frames, as CocoVID has it: "videos", and of each image its "video_id" and
/// "frame_id" (from 0); here also its "time" in seconds. Written piece by piece, for a video may be long: begin(), each
/// frame, end().
class CocoVideoText {
public:
    CocoVideoText(ExportedVideo video, std::vector<std::string> classes);

    std::string begin() const;
    std::string add(const ExportedFrame &frame);
    std::string end() const;

private:
    ExportedVideo m_video;
    std::vector<std::string> m_classes;
    std::string m_images; ///< come last: annotations are many more
    std::int64_t m_frames = 0;
    std::int64_t m_annotations = 0;
};

} // namespace vitrine
