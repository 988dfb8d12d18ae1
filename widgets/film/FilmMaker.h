#pragma once

#include "core/base/Belt.h"
#include "core/base/Result.h"

#include <QColor>
#include <QImage>
#include <QObject>

#include <atomic>

class QThread;

namespace vitrine {

/// Writes pictures into a film, in a thread of its own: colours, compression and the disk keep nobody waiting. A few
/// pictures at most are on their way; who makes them asks hasRoom() first. Whatever happens before done(), the file is
/// as it was.
class FilmMaker : public QObject {
    Q_OBJECT

public:
    struct Spec {
        QString file; ///< its ending tells the format
        QSize size;
        double shortest = 0.1; ///< seconds that the picture with the least time is shown
        QColor ground = {}; ///< around pictures of another shape
        bool joinsEqual = false; ///< pictures that are the same become one, with the time of both
    };
    static constexpr int mostWaiting = 3; ///< pictures

    explicit FilmMaker(Spec spec, QObject *parent = nullptr);
    /// Stops after the picture that is being written.
    ~FilmMaker() override;

    /// Once those who hear of it are connected: it may fail at once.
    void start();
    bool hasRoom() const { return m_waiting < mostWaiting; }
    /// Of any size: made to fit the film's. Where there is no room, one more fits.
    void add(const QImage &picture, double seconds);
    void finish(); ///< no more come

signals:
    // Of the writing thread.
    void roomMade();
    void done();
    void failed(const vitrine::Error &error);

private:
    struct Job {
        QImage picture; ///< null: there are no more
        double seconds = 0;
    };
    void work();
    Result<void> writeAll();
    QImage fitted(const QImage &picture) const;

    Spec m_spec;
    Belt<Job> m_belt;
    std::atomic<int> m_waiting = 0;
    std::atomic<bool> m_isStopped = false;
    QThread *m_thread;
};

} // namespace vitrine
