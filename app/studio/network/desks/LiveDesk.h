#pragma once

#include "core/base/Result.h"
#include "core/trace/Trace.h"
#include "widgets/video/PumpLoop.h"

#include <QElapsedTimer>
#include <QObject>
#include <QTimer>

#include <atomic>
#include <functional>
#include <memory>
#include <vector>

class QWidget;

namespace vitrine {

class FramePump;
class History;
class LivePage;
class Session;
class StepCursor;

/// A video or a camera as input of the Network room. While it plays, a frame is asked about whenever the network is
/// done with the one before: the newest wins, and only its forward pass is run. Frozen, the frame is a picture as any
/// other. What needs a fixed picture freezes it by itself.
class LiveDesk : public QObject {
    Q_OBJECT

public:
    struct Parts {
        Session *session;
        StepCursor *cursor;
        History *history;
        LivePage *page;
    };
    LiveDesk(const Parts &parts, QWidget *window);

    FramePump *pump() const { return m_pump; }
    /// Frames follow each other.
    bool isLive() const;
    bool isMirrored() const { return *m_isMirrored; }
    /// The run of a frozen frame is on its way.
    bool isFreezing() const;
    /// Where the dialog starts.
    void setFolder(const QString &folder) { m_folder = folder; }
    /// `work` at once, or, while frames follow each other, as soon as the frozen one has been run in full.
    void whenFixed(std::function<void()> work);
    /// Whether what is read slowly should follow the present outcome: always, but a few times a second while frames
    /// follow each other.
    bool isTurnOfNumbers();

public slots:
    void openFile(const QString &file);
    void askFile();
    void askCamera();
    /// Another source. Mirrored where it is live and the mirror is on.
    void open(vitrine::FrameSourceOpener opener);
    void close(); ///< the last frame stays
    void setLive(bool on);
    void freeze() { setLive(false); }
    void setMirrored(bool on);

signals:
    void openChanged(bool isOpen);
    void liveChanged(bool isLive);
    void mirrorChanged(bool on);
    void opened(const QString &file);
    void said(const QString &text);
    void failed(const vitrine::Error &error);

private:
    void connectPump();
    bool canLook(); ///< says so where the network takes no picture
    void show(const std::shared_ptr<const VideoFrame> &frame);
    void askFrame(bool isFleeting);
    void goOn();
    void changeLive(bool isLive);
    void settle();
    void followOutcome();
    void followFailure();
    void followAsked();
    void followStep();
    bool isFrameAsked() const; ///< what the session was asked about last is the frame that came last
    QString frameName() const;

    Parts m_parts;
    QWidget *m_window;
    FramePump *m_pump;
    std::shared_ptr<std::atomic<bool>> m_isMirrored;
    std::shared_ptr<const VideoFrame> m_frame; ///< that came last
    std::shared_ptr<const Trace> m_seen; ///< the run in which the cursor is the user's
    std::vector<std::function<void()>> m_waiting; ///< for a fixed picture
    QTimer m_settling; ///< until a frame that was gone to is a step of undo
    QElapsedTimer m_sinceNumbers;
    QString m_folder;
    QString m_file; ///< that is being opened
    bool m_isAsking = false; ///< what is asked now is a frame
    bool m_wasFrame = false; ///< what was asked last is
    bool m_isSought = false; ///< the next frame is shown although nothing plays
    bool m_isQuiet = false; ///< freezing goes without saying
};

} // namespace vitrine
