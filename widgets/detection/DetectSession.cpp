#include "widgets/detection/DetectSession.h"

#include "widgets/detection/DetectWorker.h"

#include <QThread>

#include <utility>

namespace vitrine {

DetectSession::DetectSession(QThread *compute, QObject *parent)
    : DetectSession(compute, std::make_shared<DetectShelf>(), parent)
{
}

DetectSession::DetectSession(DetectSession *other, QObject *parent)
    : DetectSession(other->m_compute, other->m_shelf, parent)
{
}

DetectSession::DetectSession(QThread *compute, std::shared_ptr<DetectShelf> shelf, QObject *parent)
    : QObject(parent), m_compute(compute), m_shelf(std::move(shelf)), m_worker(new DetectWorker(m_shelf))
{
    m_worker->moveToThread(compute);
    connect(compute, &QThread::finished, m_worker, &QObject::deleteLater);
    connectWorker();
}

DetectSession::~DetectSession()
{
    m_cancel.request();
    m_batchCancel.request();
    m_videoExportCancel.request();
    if (m_worker)
        m_worker->deleteLater();
}

void DetectSession::connectWorker()
{
    connect(m_worker, &DetectWorker::answered, this, &DetectSession::accept);
    connect(m_worker, &DetectWorker::refused, this, &DetectSession::refuse);
    connect(m_worker, &DetectWorker::progress, this, &DetectSession::progress);
    connect(m_worker, &DetectWorker::batchProgress, this, &DetectSession::batchProgress);
    connect(m_worker, &DetectWorker::batchDone, this, [this](const BatchReport &report) {
        setBatchRunning(false);
        emit batchDone(report);
    });
    connect(m_worker, &DetectWorker::batchFailed, this, [this](const Error &error) {
        setBatchRunning(false);
        if (!error.cancelled)
            emit failed(error);
    });
    connect(m_worker, &DetectWorker::videoExportProgress, this, &DetectSession::videoExportProgress);
    connect(m_worker, &DetectWorker::videoExportDone, this, [this](const VideoExportReport &report) {
        setVideoExportRunning(false);
        emit videoExportDone(report);
    });
    connect(m_worker, &DetectWorker::videoExportFailed, this, [this](const Error &error) {
        setVideoExportRunning(false);
        emit videoExportFailed(error);
    });
}

int DetectSession::currentFile() const
{
    const QString shown = m_outcome ? m_outcome->question.picture.file : QString();
    return shown.isEmpty() ? -1 : static_cast<int>(m_files.indexOf(shown));
}

void DetectSession::ask(const DetectQuestion &question)
{
    // A run on the way to another picture of the same detector is let finish: with a key held down, pictures go by.
    if (question.detector != m_wanted.detector)
        m_cancel.request();
    m_cancel = Cancel();
    m_wanted = question;
    if (!m_worker)
        return;
    m_worker->post({++m_number, question, m_cancel});
    setBusy(true);
}

void DetectSession::accept(quint64 number, std::shared_ptr<const DetectOutcome> outcome)
{
    if (number <= m_shown)
        return;
    m_shown = number;
    m_outcome = std::move(outcome);
    if (m_coming.contains(m_outcome->question.picture.file))
        takeFiles();
    if (const int at = currentFile(); at >= 0)
        m_at = at;
    if (number == m_number)
        setBusy(false);
    emit outcomeChanged();
}

void DetectSession::refuse(quint64 number, const Error &error)
{
    if (number != m_number)
        return;
    if (m_coming.size() > 1 && m_coming.contains(m_wanted.picture.file))
        takeFiles();
    m_coming.clear();
    if (m_outcome)
        m_wanted = m_outcome->question;
    else
        m_wanted = {};
    setBusy(false);
    if (!error.cancelled)
        emit failed(error);
}

void DetectSession::takeFiles()
{
    m_files = std::exchange(m_coming, {});
    m_at = static_cast<int>(m_files.indexOf(m_wanted.picture.file));
    emit filesChanged();
}

void DetectSession::setBusy(bool busy)
{
    if (std::exchange(m_busy, busy) != busy)
        emit busyChanged(busy);
}

void DetectSession::setBatchRunning(bool running)
{
    if (std::exchange(m_batchRunning, running) != running)
        emit batchRunningChanged(running);
}

void DetectSession::setVideoExportRunning(bool running)
{
    if (std::exchange(m_videoExportRunning, running) != running)
        emit videoExportRunningChanged(running);
}

void DetectSession::openDetector(const QString &file)
{
    DetectQuestion question = m_wanted;
    question.detector.file = file;
    question.detector.size = 0;
    ask(question);
}

void DetectSession::setSize(int size)
{
    DetectQuestion question = m_wanted;
    question.detector.size = size;
    ask(question);
}

void DetectSession::setEngine(EngineChoice engine)
{
    DetectQuestion question = m_wanted;
    question.detector.engine = engine;
    ask(question);
}

void DetectSession::setPrecision(Precision precision)
{
    DetectQuestion question = m_wanted;
    question.detector.precision = precision;
    ask(question);
}

void DetectSession::setDevice(DeviceChoice device)
{
    if (m_wanted.detector.device == device)
        return;
    DetectQuestion question = m_wanted;
    question.detector.device = device;
    ask(question);
}

void DetectSession::askPicture(const DetectPicture &picture)
{
    DetectQuestion question = m_wanted;
    question.picture = picture;
    ask(question);
}

void DetectSession::openPictures(const QStringList &files, const QString &shown)
{
    if (files.isEmpty())
        return;
    if (files.size() == 1 && m_files.contains(files.first()))
        return showFile(static_cast<int>(m_files.indexOf(files.first())));
    m_coming = files;
    askPicture({files.contains(shown) ? shown : files.first(), {}, {}});
}

void DetectSession::openImage(const QImage &image, const QString &name)
{
    m_coming.clear();
    askPicture({{}, image, name});
}

void DetectSession::showFile(int index)
{
    if (index < 0 || index >= m_files.size())
        return;
    m_at = index;
    m_coming.clear();
    askPicture({m_files[index], {}, {}});
}

void DetectSession::nextFile()
{
    showFile(m_at + 1);
}

void DetectSession::previousFile()
{
    showFile(m_at - 1);
}

void DetectSession::cancel()
{
    m_cancel.request();
    cancelBatch();
    cancelVideoExport();
}

bool DetectSession::withDetector(const Cancel &cancel,
                                 std::function<void(const Result<std::shared_ptr<LoadedDetector>> &)> use)
{
    if (!m_worker || !m_outcome || !m_outcome->detector)
        return false;
    m_worker->lend(m_outcome->question.detector, cancel, std::move(use));
    return true;
}

void DetectSession::startBatch(BatchRequest request)
{
    if (!m_worker || !m_outcome || !m_outcome->detector)
        return;
    m_batchCancel.request();
    m_batchCancel = Cancel();
    request.detector = m_outcome->question.detector;
    request.cancel = m_batchCancel;
    m_worker->postBatch(std::move(request));
    setBatchRunning(true);
}

void DetectSession::cancelBatch()
{
    m_batchCancel.request();
}

void DetectSession::startVideoExport(VideoExportRequest request)
{
    if (!m_worker || !m_outcome || !m_outcome->detector || m_videoExportRunning)
        return;
    m_videoExportCancel = Cancel();
    request.detector = m_outcome->question.detector;
    request.cancel = m_videoExportCancel;
    m_worker->postVideoExport(std::move(request));
    setVideoExportRunning(true);
}

void DetectSession::cancelVideoExport()
{
    m_videoExportCancel.request();
}

} // namespace vitrine
