#pragma once

#include "widgets/video/PumpLoop.h"

#include <QElapsedTimer>
#include <QList>
#include <QObject>
#include <QPointer>
#include <QQueue>
#include <QThread>
#include <QTimer>

#include <memory>

namespace vitrine {

/// Moving pictures for who looks at them one by one: reads a source in a thread of its own, a file at its pace, a
/// camera as fast as it comes, and keeps the newest frame only. Who has time for one calls wantNext(), and gets one
/// frameReady() for it, at once or when there is one; frames that nobody had time for are counted.
///
/// Lives in the GUI thread and never waits there: a source that hangs is left to its thread.
class FramePump : public QObject {
    Q_OBJECT

public:
    explicit FramePump(QObject *parent = nullptr);
    ~FramePump() override;

    /// `opener` runs in the pump's thread. A file's first frame comes even where it does not play.
    void open(FrameSourceOpener opener, bool playing = true);
    void openFile(const QString &file, bool playing = true);
    void close();

    bool isOpen() const { return m_isOpen; }
    const VideoInfo &info() const { return m_info; }
    QString description() const { return m_description; }
    bool isPlaying() const { return m_playing; }
    bool isAtEnd() const { return m_atEnd; } ///< or at what could not be read
    bool isLooping() const { return m_looping; }
    bool isStalled() const { return m_stalled; }
    double speed() const { return m_speed; }
    qint64 position() const { return m_position; } ///< the frame that was given out last; −1: none yet
    VideoStatistics statistics() const;
    /// After how long without a frame stalledChanged() says so; 3 s.
    void setStallTime(int milliseconds);

    /// Whoever asked for a frame does not wait for it any more.
    void wantNone() { m_wanted = false; }

public slots:
    void wantNext();
    void play() { setPlaying(true); }
    void pause() { setPlaying(false); }
    void setPlaying(bool playing); ///< at the end it begins again
    void stepForward();
    void stepBack();
    void seek(qint64 frame);
    void setLooping(bool looping);
    void setSpeed(double speed);

signals:
    void opened(); ///< info() and description() are known
    void closed();
    void frameReady(std::shared_ptr<const vitrine::VideoFrame> frame);
    void sought(); ///< the next frame will be one that was gone to
    void positionChanged(qint64 frame, double milliseconds);
    void playingChanged(bool playing);
    void loopingChanged(bool looping);
    void speedChanged(double speed);
    void ended();
    void failed(const vitrine::Error &error); ///< it stops; what was shown last stays
    void stalledChanged(bool stalled); ///< the source gives no pictures
    void statisticsChanged(); ///< a few times a second

private:
    void connectLoop();
    void accept(const VideoInfo &info, const QString &description);
    void deliver();
    void stop();
    void showEnd();
    void showFailure(const Error &error);
    void watch();
    void step(int by);

    std::shared_ptr<PumpLoop> m_loop;
    QList<QPointer<QThread>> m_threads; ///< of this loop and of those that have not ended yet
    quint64 m_number = 0; ///< of m_loop
    VideoInfo m_info;
    QString m_description;
    QTimer m_watch;
    QElapsedTimer m_clock;
    QQueue<qint64> m_shownAt; ///< within the last second
    qint64 m_shown = 0;
    qint64 m_position = -1;
    qint64 m_lastTold = 0;
    qint64 m_stallTime = 3000;
    double m_speed = 1;
    bool m_isOpen = false;
    bool m_playing = false;
    bool m_looping = false;
    bool m_stalled = false;
    bool m_wanted = false;
    bool m_atEnd = false;
};

} // namespace vitrine
