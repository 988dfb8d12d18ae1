#pragma once

#include "widgets/detection/BatchRun.h"
#include "widgets/detection/DetectBench.h"
#include "widgets/detection/video/VideoExportRequest.h"

#include <QMutex>
#include <QObject>

#include <functional>
#include <memory>
#include <optional>
#include <utility>

namespace vitrine {

class VideoExport;

/// The compute thread's side of DetectSession. The post…() functions may be called from any thread; requests wait in a
/// mailbox of one each, where a newer one takes an older one's place. A batch and an export of a video go on between
/// other requests.
class DetectWorker : public QObject {
    Q_OBJECT

public:
    struct Request {
        quint64 number = 0;
        DetectQuestion question;
        Cancel cancel;
    };

    explicit DetectWorker(std::shared_ptr<DetectShelf> shelf);
    ~DetectWorker() override;

    void post(Request request);
    void postBatch(BatchRequest request);
    void postVideoExport(VideoExportRequest request);
    /// Calls `use` in the compute thread with the detector of a source, or with why there is none.
    using DetectorUse = std::function<void(const Result<std::shared_ptr<LoadedDetector>> &)>;
    void lend(const DetectorSource &source, const Cancel &cancel, DetectorUse use);

signals:
    void answered(quint64 number, std::shared_ptr<const vitrine::DetectOutcome> outcome);
    void refused(quint64 number, const vitrine::Error &error);
    void progress(double share);
    void batchProgress(int done, int count);
    void batchDone(const vitrine::BatchReport &report);
    void batchFailed(const vitrine::Error &error);
    void videoExportProgress(const vitrine::VideoExportProgress &progress);
    void videoExportDone(const vitrine::VideoExportReport &report);
    void videoExportFailed(const vitrine::Error &error);

private:
    void answerNext();
    void startBatch();
    void stepBatch();
    void endBatch();
    void startVideoExport();

    QMutex m_mutex; ///< guards the mailboxes; never held while computing
    std::optional<Request> m_request;
    std::optional<BatchRequest> m_batchRequest;
    std::optional<VideoExportRequest> m_videoExportRequest;

    DetectBench m_bench;
    std::unique_ptr<BatchRun> m_batch;
    std::unique_ptr<VideoExport> m_videoExport;
};

} // namespace vitrine
