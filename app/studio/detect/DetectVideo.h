#pragma once

#include "core/base/Result.h"
#include "widgets/video/PumpLoop.h"

#include <QObject>

class QWidget;

namespace vitrine {

class DetectSession;
class FramePump;
class VideoBar;

/// Moving pictures in the Detect room: a file, a camera or the screen. A frame goes to the detector whenever that is
/// free; the newest wins, and nobody waits.
class DetectVideo : public QObject {
    Q_OBJECT

public:
    DetectVideo(DetectSession *session, QWidget *window);

    FramePump *pump() const { return m_pump; }
    VideoBar *bar() const { return m_bar; } ///< shown while something is open
    /// On: the next frame is fetched when goOn() is called, as a second detector looks at each too.
    void setPaced(bool paced) { m_isPaced = paced; }
    /// The video file that is open; empty where none is, or a camera.
    QString file() const;

public slots:
    void openFile(const QString &file);
    /// Asks which, where there are several.
    void askCamera();
    void openScreen();
    void close();
    /// The detector is done with a frame; a picture that is none of the source's ends it.
    void goOn();

signals:
    void failed(const vitrine::Error &error);
    void stalled(); ///< the source gives no pictures

private:
    void open(FrameSourceOpener opener);
    void show(const std::shared_ptr<const VideoFrame> &frame);
    bool isLeft() const; ///< something else was asked for since its first frame

    DetectSession *m_session;
    QWidget *m_window;
    FramePump *m_pump;
    VideoBar *m_bar;
    bool m_isPaced = false;
    bool m_isShown = false; ///< the detector was asked about a frame of this source
    QString m_file; ///< that was opened last
};

} // namespace vitrine
