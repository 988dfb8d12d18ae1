#pragma once

#include "core/detection/Export.h"
#include "core/detection/Nms.h"
#include "widgets/detection/DetectBench.h"

#include <QSet>
#include <QStringList>

#include <optional>

namespace vitrine {

/// Detection in many pictures, and what is to be written of it.
struct BatchRequest {
    QStringList files;
    DetectorSource detector;
    NmsSettings settings;
    QString folder; ///< where it is written
    bool pictures = true; ///< annotated, into "annotated"
    bool coco = true; ///< "coco-dataset.json" and "coco-results.json"
    bool yolo = true; ///< a text a picture, into "labels"
    bool csv = true; ///< "detections.csv"
    Cancel cancel;
};

/// How a batch ended.
struct BatchReport {
    QString folder;
    int done = 0; ///< pictures that were detected in
    int objects = 0;
    int refused = 0; ///< that could not be read
    std::optional<Error> firstRefusal;
    bool cancelled = false;
};

/// A batch on its way: a picture at a time, so that other work can come in between.
class BatchRun {
public:
    BatchRun(BatchRequest request, std::shared_ptr<LoadedDetector> detector);

    bool isDone() const { return m_next >= m_request.files.size() || m_request.cancel.requested(); }
    int next() const { return static_cast<int>(m_next); }
    int count() const { return static_cast<int>(m_request.files.size()); }
    /// Fails where nothing more can be written; a picture that can't be read is counted and passed over.
    Result<void> step();
    /// Writes what is about all pictures. Nothing of that after a cancel.
    Result<BatchReport> finish();

private:
    Result<void> write(const DetectionRun &run, const NmsResult &result);
    QString freeName(const QString &file);

    BatchRequest m_request;
    std::shared_ptr<LoadedDetector> m_detector;
    qsizetype m_next = 0;
    QSet<QString> m_names; ///< of files that were written
    std::vector<ExportedPicture> m_found;
    BatchReport m_report;
};

} // namespace vitrine
