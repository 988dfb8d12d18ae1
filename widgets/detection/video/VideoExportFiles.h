#pragma once

#include "core/base/AtomicFile.h"
#include "core/data/Picture.h"
#include "core/detection/FrameExport.h"
#include "core/vision/video/VideoWriter.h"
#include "widgets/detection/video/VideoExportRequest.h"

#include <memory>
#include <optional>
#include <string>
#include <vector>

namespace vitrine {

/// The files of an export, written frame by frame beside their places, which they take with finish(). Without it
/// nothing has happened. Used by one thread.
class VideoExportFiles {
public:
    VideoExportFiles(const VideoExportRequest &request, std::vector<std::string> classNames, double framesPerSecond);

    /// Refuses targets that would replace the video itself. The first frame says how large all are.
    Result<void> add(const Picture &annotated, const ExportedFrame &found);
    Result<void> finish();
    qint64 frames() const { return m_frames; }

private:
    Result<void> open(const Picture &first);
    Result<void> write(const ExportedFrame &found);

    VideoExportRequest m_request;
    std::vector<std::string> m_classNames;
    double m_framesPerSecond;
    std::unique_ptr<VideoWriter> m_video;
    std::unique_ptr<AtomicFile> m_csv; ///< null where it is not wanted
    std::unique_ptr<AtomicFile> m_coco;
    std::optional<CocoVideoText> m_cocoText;
    qint64 m_frames = 0;
};

} // namespace vitrine
