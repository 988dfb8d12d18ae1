#pragma once

#include "widgets/detection/video/VideoExportRequest.h"

#include <QElapsedTimer>
#include <QWidget>

class QLabel;
class QProgressBar;
class QPushButton;

namespace vitrine {

/// How an export of a video goes on: frames, frames a second, the time that is left, and Cancel. Hidden while there is
/// none.
class VideoExportStrip : public QWidget {
    Q_OBJECT

public:
    explicit VideoExportStrip(QWidget *parent = nullptr);

    void begin(const QString &target);
    void setProgress(const VideoExportProgress &progress);
    void end();

    QString text() const;
    QProgressBar *bar() const { return m_bar; }
    QPushButton *cancelButton() const { return m_cancel; }

    /// The time that is left where `done` of `count` took `seconds`; −1: not known yet.
    static double secondsLeft(const VideoExportProgress &progress, double seconds);

signals:
    void cancelWanted();

private:
    void setTexts();

    QLabel *m_what, *m_numbers;
    QProgressBar *m_bar;
    QPushButton *m_cancel;
    QString m_target;
    VideoExportProgress m_progress;
    QElapsedTimer m_clock; ///< since the first frame was written
    qint64 m_first = 0; ///< frames that were written then
};

} // namespace vitrine
