#pragma once

#include "widgets/detection/video/VideoExportRequest.h"

#include <QDialog>

class QCheckBox;
class QLabel;
class QLineEdit;
class QPushButton;

namespace vitrine {

/// Where to write a video with its boxes, and what beside it.
class VideoExportDialog : public QDialog {
    Q_OBJECT

public:
    /// `file`: the video. `folder`: where to write, to begin with.
    VideoExportDialog(const QString &file, const QString &folder, QWidget *parent);

signals:
    void startWanted(const vitrine::VideoExportRequest &request);

private:
    void build();
    void choose();
    void check();
    void start();
    VideoExportRequest request() const;

    QString m_file;
    QLineEdit *m_target;
    QCheckBox *m_csv, *m_coco;
    QLabel *m_note;
    QPushButton *m_start;
};

} // namespace vitrine
