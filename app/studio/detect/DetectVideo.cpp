#include "app/studio/detect/DetectVideo.h"

#include "core/vision/video/VideoFile.h"
#include "widgets/detection/DetectSession.h"
#include "widgets/video/CameraChoice.h"
#include "widgets/video/FramePump.h"
#include "widgets/video/ScreenSource.h"
#include "widgets/video/VideoBar.h"

#include <utility>

namespace vitrine {

DetectVideo::DetectVideo(DetectSession *session, QWidget *window)
    : QObject(window), m_session(session), m_window(window), m_pump(new FramePump(this)), m_bar(new VideoBar(window))
{
    m_bar->setPump(m_pump);
    m_bar->hide();
    connect(m_pump, &FramePump::opened, m_bar, &QWidget::show);
    connect(m_pump, &FramePump::closed, m_bar, &QWidget::hide);
    connect(m_pump, &FramePump::frameReady, this, &DetectVideo::show);
    connect(m_pump, &FramePump::failed, this, &DetectVideo::failed);
    connect(m_pump, &FramePump::stalledChanged, this, [this](bool isStalled) {
        if (isStalled)
            emit stalled();
    });
    connect(m_session, &DetectSession::outcomeChanged, this, [this] {
        if (!m_isPaced)
            goOn();
    });
    connect(m_session, &DetectSession::failed, m_pump, &FramePump::wantNext);
    // A run that was cancelled gives no answer: the next frame is wanted all the same.
    const auto whenFree = [this] {
        if (!m_session->isBusy() && !m_isPaced)
            goOn();
    };
    connect(m_session, &DetectSession::busyChanged, this, whenFree, Qt::QueuedConnection);
}

bool DetectVideo::isLeft() const
{
    const DetectPicture &picture = m_session->question().picture;
    return m_isShown && (!picture.file.isEmpty() || picture.name != m_pump->description());
}

void DetectVideo::show(const std::shared_ptr<const VideoFrame> &frame)
{
    // The picture that was asked for meanwhile would be lost under the frame.
    if (isLeft())
        return;
    m_isShown = true;
    m_session->openImage(frame->image, m_pump->description());
}

void DetectVideo::goOn()
{
    if (!m_pump->isOpen())
        return;
    if (!isLeft())
        return m_pump->wantNext();
    // Until the other picture is there, this is the answer to the last frame; it may never come.
    if (!m_session->isBusy())
        close();
}

void DetectVideo::open(FrameSourceOpener opener)
{
    m_isShown = false;
    m_pump->open(std::move(opener));
    m_pump->wantNext();
}

QString DetectVideo::file() const
{
    return m_pump->isOpen() && !m_pump->info().live ? m_file : QString();
}

void DetectVideo::openFile(const QString &file)
{
    m_file = file;
    open([path = file.toStdString()] { return openVideoFile(path); });
}

void DetectVideo::askCamera()
{
    const auto camera = vitrine::askCamera(m_window);
    if (!camera)
        emit failed(camera.error());
    else if (*camera)
        open([camera = **camera] { return openCamera(camera); });
}

void DetectVideo::openScreen()
{
    open([]() -> Result<std::unique_ptr<FrameSource>> {
        std::unique_ptr<FrameSource> screen = std::make_unique<ScreenSource>();
        return screen;
    });
}

void DetectVideo::close()
{
    m_pump->close();
}

} // namespace vitrine
