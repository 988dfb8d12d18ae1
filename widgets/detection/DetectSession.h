#pragma once

#include "core/base/Cancel.h"
#include "widgets/detection/BatchRun.h"
#include "widgets/detection/DetectQuestion.h"
#include "widgets/detection/video/VideoExportRequest.h"

#include <QObject>
#include <QPointer>
#include <QStringList>

#include <functional>
#include <memory>

class QThread;

namespace vitrine {

class DetectWorker;
struct DetectShelf;

/// The open detector and the picture it looks at, in the GUI thread. Commands return at once; the compute thread does
/// the work; results come back as signals. The newest request wins. One that fails leaves everything as it was.
class DetectSession : public QObject {
    Q_OBJECT

public:
    explicit DetectSession(QThread *compute, QObject *parent = nullptr);
    /// A second detector beside that of `other`, on the same compute thread: both stay loaded.
    DetectSession(DetectSession *other, QObject *parent);
    ~DetectSession() override;

    /// What is shown; null until the first answer.
    std::shared_ptr<const DetectOutcome> outcome() const { return m_outcome; }
    /// What was asked last: shown already, being computed, or waiting for a detector.
    const DetectQuestion &question() const { return m_wanted; }
    bool isBusy() const { return m_busy; }
    bool isBatchRunning() const { return m_batchRunning; }
    bool isVideoExportRunning() const { return m_videoExportRunning; }

    /// The pictures to go through with next() and previous().
    QStringList files() const { return m_files; }
    int currentFile() const; ///< that is shown; −1: none of them

    /// Calls `use` in the compute thread with the present detector; false where there is none.
    bool withDetector(const Cancel &cancel, std::function<void(const Result<std::shared_ptr<LoadedDetector>> &)> use);

public slots:
    void ask(const vitrine::DetectQuestion &question);
    void openDetector(const QString &file); ///< at its own size
    void setSize(int size);
    void setEngine(vitrine::EngineChoice engine);
    void setPrecision(vitrine::Precision precision);
    void setDevice(vitrine::DeviceChoice device);
    /// Shows one of them, or the first; they become files() once that has been read, or, where they are several, in any
    /// case.
    void openPictures(const QStringList &files, const QString &shown = {});
    void openImage(const QImage &image, const QString &name);
    void showFile(int index); ///< of files()
    void nextFile();
    void previousFile();
    void cancel();

    void startBatch(vitrine::BatchRequest request); ///< with the present detector
    void cancelBatch();
    void startVideoExport(vitrine::VideoExportRequest request); ///< with the present detector
    void cancelVideoExport();

signals:
    void outcomeChanged();
    void filesChanged();
    void failed(const vitrine::Error &error);
    void busyChanged(bool busy);
    void progress(double share);
    void batchRunningChanged(bool running);
    void batchProgress(int done, int count);
    void batchDone(const vitrine::BatchReport &report);
    void videoExportRunningChanged(bool running);
    void videoExportProgress(const vitrine::VideoExportProgress &progress);
    void videoExportDone(const vitrine::VideoExportReport &report);
    void videoExportFailed(const vitrine::Error &error);

private:
    DetectSession(QThread *compute, std::shared_ptr<DetectShelf> shelf, QObject *parent);
    void connectWorker();
    void accept(quint64 number, std::shared_ptr<const DetectOutcome> outcome);
    void refuse(quint64 number, const Error &error);
    void takeFiles();
    void setBusy(bool busy);
    void setBatchRunning(bool running);
    void setVideoExportRunning(bool running);
    void askPicture(const DetectPicture &picture);

    QThread *m_compute;
    std::shared_ptr<DetectShelf> m_shelf; ///< of the compute thread
    QPointer<DetectWorker> m_worker; ///< lives in the compute thread, and dies with it at the latest
    std::shared_ptr<const DetectOutcome> m_outcome;
    DetectQuestion m_wanted;
    Cancel m_cancel; ///< of the newest request
    Cancel m_batchCancel;
    Cancel m_videoExportCancel;
    quint64 m_number = 0; ///< of the newest request
    quint64 m_shown = 0; ///< of the one that is shown
    QStringList m_files;
    QStringList m_coming; ///< files() once their first is shown
    int m_at = -1; ///< where next() goes on from: also on a file that could not be read
    bool m_busy = false;
    bool m_batchRunning = false;
    bool m_videoExportRunning = false;
};

} // namespace vitrine
