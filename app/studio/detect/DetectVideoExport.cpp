#include "app/studio/detect/DetectVideoExport.h"

#include "app/studio/detect/DetectVideo.h"
#include "app/studio/detect/VideoExportDialog.h"
#include "widgets/common/Format.h"
#include "widgets/detection/DetectSession.h"
#include "widgets/detection/DetectionState.h"
#include "widgets/detection/video/VideoExportStrip.h"
#include "widgets/video/FramePump.h"
#include "widgets/video/VideoBar.h"

#include <QFileInfo>

#include <utility>

namespace vitrine {

DetectVideoExport::DetectVideoExport(DetectSession *session, DetectionState *state, DetectVideo *video, QWidget *window)
    : QObject(window), m_session(session), m_state(state), m_video(video), m_window(window),
      m_strip(new VideoExportStrip(window))
{
    QAction *action = video->bar()->exportAction();
    action->setEnabled(false);
    connect(action, &QAction::triggered, this, &DetectVideoExport::ask);
    connect(this, &DetectVideoExport::canExportChanged, action, &QAction::setEnabled);
    connect(video->pump(), &FramePump::opened, this, &DetectVideoExport::check);
    connect(video->pump(), &FramePump::closed, this, &DetectVideoExport::check);
    connect(session, &DetectSession::outcomeChanged, this, &DetectVideoExport::check);
    connect(session, &DetectSession::videoExportRunningChanged, this, &DetectVideoExport::check);
    connect(session, &DetectSession::videoExportProgress, m_strip, &VideoExportStrip::setProgress);
    connect(session, &DetectSession::videoExportDone, this, &DetectVideoExport::report);
    connect(session, &DetectSession::videoExportFailed, this, [this](const Error &error) {
        if (error.cancelled)
            emit said(tr("Cancelled. No video was written."));
        else
            emit failed(error);
    });
    connect(m_strip, &VideoExportStrip::cancelWanted, session, &DetectSession::cancelVideoExport);
}

void DetectVideoExport::check()
{
    if (!m_session->isVideoExportRunning())
        m_strip->end();
    const bool hasDetector = m_session->outcome() && m_session->outcome()->detector;
    const bool can = hasDetector && !m_video->file().isEmpty() && !m_session->isVideoExportRunning();
    if (std::exchange(m_canExport, can) != can)
        emit canExportChanged(can);
}

void DetectVideoExport::ask()
{
    if (!m_canExport)
        return;
    m_video->pump()->pause();
    const QString folder = m_folder.isEmpty() ? QFileInfo(m_video->file()).absolutePath() : m_folder;
    auto *dialog = new VideoExportDialog(m_video->file(), folder, m_window);
    connect(dialog, &VideoExportDialog::startWanted, this, &DetectVideoExport::start);
    dialog->open();
}

void DetectVideoExport::start(VideoExportRequest request)
{
    if (!m_canExport)
        return;
    // What plays would have the detector half of the time.
    m_video->pump()->pause();
    m_folder = QFileInfo(request.target).absolutePath();
    request.settings = m_state->settings();
    m_strip->begin(request.target);
    m_session->startVideoExport(std::move(request));
}

void DetectVideoExport::report(const VideoExportReport &report)
{
    if (report.cancelled) {
        emit said(tr("Cancelled. No video was written."));
        return;
    }
    emit said(tr("Saved %1. Frames: %2, objects: %3")
                  .arg(report.target, formatCount(report.frames), formatCount(report.objects)));
    if (report.damage) {
        Error error = fail(VITRINE_TEXT("core", "The video with boxes has the frames that could be read: %1. %2"),
                           report.frames, report.damage->message);
        error.detail = report.damage->detail;
        emit failed(error);
    }
}

} // namespace vitrine
