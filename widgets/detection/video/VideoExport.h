#pragma once

#include "core/base/Belt.h"
#include "widgets/detection/DetectBench.h"
#include "widgets/detection/video/VideoExportRequest.h"
#include "widgets/video/PumpLoop.h"

#include <QElapsedTimer>
#include <QObject>
#include <QSize>

#include <atomic>
#include <memory>
#include <mutex>
#include <optional>
#include <semaphore>

class QThread;

namespace vitrine {

class VideoExportFiles;

/// Detects in every frame of a video and writes it with its boxes. A thread reads and prepares the frames, another one
/// paints and writes them; the network runs between them on the compute thread, where this object lives: a frame at a
/// time by way of the event loop, so that what the user asks for meanwhile comes first.
class VideoExport : public QObject {
    Q_OBJECT

public:
    /// `opener` runs in the reading thread.
    VideoExport(VideoExportRequest request, std::shared_ptr<LoadedDetector> detector, FrameSourceOpener opener,
                QObject *parent = nullptr);
    /// Stops it, and waits for the threads; nothing is left of an export that was not done.
    ~VideoExport() override;

    void start();

signals:
    // Of the writing thread.
    void progress(const vitrine::VideoExportProgress &progress);
    void done(const vitrine::VideoExportReport &report);
    void failed(const vitrine::Error &error);
    void frameWaiting(); ///< for step()

private:
    struct Job {
        LoadedPicture picture;
        LetterboxedPicture input;
        double preprocessMilliseconds = 0;
        qint64 index = 0;
        double milliseconds = 0;
        std::shared_ptr<const DetectionRun> run;
    };
    using JobPointer = std::unique_ptr<Job>; ///< null: there are no more

    QThread *startThread(const QString &name, void (VideoExport::*work)());
    bool isStopping() const { return m_stopped || m_request.cancel.requested(); }
    void refuse(const Error &error);

    void readAll();
    void readFrames();
    void hand(JobPointer job);
    void step();
    void writeAll();
    Result<void> write(const Job &job, VideoExportFiles &files);
    Result<VideoExportReport> conclude(VideoExportFiles *files);

    VideoExportRequest m_request;
    std::shared_ptr<LoadedDetector> m_detector;
    FrameSourceOpener m_opener;

    std::counting_semaphore<>
        m_room; ///< frames that may still be on their way: nobody but the reader ever waits for it
    Belt<JobPointer> m_prepared;
    Belt<JobPointer> m_detected;
    std::atomic<int> m_waiting = 0; ///< jobs that step() has not finished
    std::atomic<bool> m_stopped = false;
    std::mutex m_mutex; ///< guards m_error
    std::optional<Error> m_error; ///< the first

    // Of the reading thread; the writing thread looks at them once it has a job, or none comes any more.
    VideoInfo m_info;
    std::optional<Error> m_damage;

    // Of the writing thread.
    VideoExportReport m_report;
    QSize m_size; ///< of all frames
    QElapsedTimer m_sinceTold;

    QThread *m_reader = nullptr;
    QThread *m_writer = nullptr;
};

} // namespace vitrine
