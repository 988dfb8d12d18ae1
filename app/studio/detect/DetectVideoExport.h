#pragma once

#include "core/base/Result.h"
#include "widgets/detection/video/VideoExportRequest.h"

#include <QObject>

class QWidget;

namespace vitrine {

class DetectSession;
class DetectVideo;
class DetectionState;
class VideoExportStrip;

/// Writes the open video with its boxes: asks where, shows how it goes on, and says how it ended.
class DetectVideoExport : public QObject {
    Q_OBJECT

public:
    DetectVideoExport(DetectSession *session, DetectionState *state, DetectVideo *video, QWidget *window);

    VideoExportStrip *strip() const { return m_strip; } ///< shown while an export runs
    /// A video file and a detector are open, and no export runs.
    bool canExport() const { return m_canExport; }
    /// Where the dialog starts; empty: where the video lies.
    void setFolder(const QString &folder) { m_folder = folder; }

public slots:
    void ask();
    /// Without the dialog; detector and thresholds are the present ones.
    void start(vitrine::VideoExportRequest request);

signals:
    void canExportChanged(bool can);
    void said(const QString &text);
    void failed(const vitrine::Error &error);

private:
    void check();
    void report(const VideoExportReport &report);

    DetectSession *m_session;
    DetectionState *m_state;
    DetectVideo *m_video;
    QWidget *m_window;
    VideoExportStrip *m_strip;
    QString m_folder;
    bool m_canExport = false;
};

} // namespace vitrine
