#include "widgets/detection/DetectWorker.h"

#include "core/vision/video/VideoFile.h"
#include "widgets/detection/video/VideoExport.h"

#include <QMutexLocker>

#include <utility>

namespace vitrine {

DetectWorker::DetectWorker(std::shared_ptr<DetectShelf> shelf) : m_bench(std::move(shelf)) { }
DetectWorker::~DetectWorker() = default;

void DetectWorker::post(Request request)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_request = std::move(request);
    }
    QMetaObject::invokeMethod(this, &DetectWorker::answerNext, Qt::QueuedConnection);
}

void DetectWorker::postBatch(BatchRequest request)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_batchRequest = std::move(request);
    }
    QMetaObject::invokeMethod(this, &DetectWorker::startBatch, Qt::QueuedConnection);
}

void DetectWorker::postVideoExport(VideoExportRequest request)
{
    {
        const QMutexLocker lock(&m_mutex);
        m_videoExportRequest = std::move(request);
    }
    QMetaObject::invokeMethod(this, &DetectWorker::startVideoExport, Qt::QueuedConnection);
}

void DetectWorker::lend(const DetectorSource &source, const Cancel &cancel, DetectorUse use)
{
    QMetaObject::invokeMethod(
        this, [this, source, cancel, use = std::move(use)] { use(m_bench.detector(source, cancel, [](double) {})); },
        Qt::QueuedConnection);
}

void DetectWorker::answerNext()
{
    std::optional<Request> request;
    {
        const QMutexLocker lock(&m_mutex);
        request = std::exchange(m_request, std::nullopt);
    }
    if (!request)
        return;
    const auto outcome =
        m_bench.answer(request->question, request->cancel, [this](double share) { emit progress(share); });
    if (outcome)
        emit answered(request->number, *outcome);
    else
        emit refused(request->number, outcome.error());
}

void DetectWorker::startBatch()
{
    std::optional<BatchRequest> request;
    {
        const QMutexLocker lock(&m_mutex);
        request = std::exchange(m_batchRequest, std::nullopt);
    }
    if (!request)
        return;
    const auto detector = m_bench.detector(request->detector, request->cancel, [](double) {});
    if (!detector) {
        emit batchFailed(detector.error());
        return;
    }
    const bool isUnderWay = m_batch != nullptr;
    m_batch = std::make_unique<BatchRun>(*std::move(request), *detector);
    if (!isUnderWay)
        stepBatch();
}

void DetectWorker::stepBatch()
{
    if (m_batch->isDone())
        return endBatch();
    if (const auto done = m_batch->step(); !done) {
        m_batch.reset();
        emit batchFailed(done.error());
        return;
    }
    emit batchProgress(m_batch->next(), m_batch->count());
    // By way of the event loop: what the user asks for meanwhile comes first.
    QMetaObject::invokeMethod(this, &DetectWorker::stepBatch, Qt::QueuedConnection);
}

void DetectWorker::endBatch()
{
    const auto report = m_batch->finish();
    m_batch.reset();
    if (report)
        emit batchDone(*report);
    else
        emit batchFailed(report.error());
}

void DetectWorker::startVideoExport()
{
    std::optional<VideoExportRequest> request;
    {
        const QMutexLocker lock(&m_mutex);
        request = std::exchange(m_videoExportRequest, std::nullopt);
    }
    if (!request)
        return;
    const auto detector = m_bench.detector(request->detector, request->cancel, [](double) {});
    if (!detector) {
        emit videoExportFailed(detector.error());
        return;
    }
    m_videoExport.reset();
    m_videoExport = std::make_unique<VideoExport>(*request, *detector,
                                                  [path = request->file.toStdString()] { return openVideoFile(path); });
    connect(m_videoExport.get(), &VideoExport::progress, this, &DetectWorker::videoExportProgress);
    connect(m_videoExport.get(), &VideoExport::done, this, [this](const VideoExportReport &report) {
        m_videoExport.reset();
        emit videoExportDone(report);
    });
    connect(m_videoExport.get(), &VideoExport::failed, this, [this](const Error &error) {
        m_videoExport.reset();
        emit videoExportFailed(error);
    });
    m_videoExport->start();
}

} // namespace vitrine
