#pragma once

#include "widgets/session/Outcome.h"

#include <QWidget>

class QCheckBox;
class QLabel;
class QToolButton;

namespace vitrine {

class FramePump;
class PicturePreview;
class VideoBar;

/// A video or a camera as input: the frame as it came and what the network sees of it, the bar that works the video,
/// and the button that freezes the frame.
class LivePage : public QWidget {
    Q_OBJECT

public:
    explicit LivePage(QWidget *parent = nullptr);

    void setPump(FramePump *pump);
    VideoBar *bar() const { return m_bar; }
    PicturePreview *preview() const { return m_preview; }
    QToolButton *freezeButton() const { return m_freeze; }
    QCheckBox *mirrorBox() const { return m_mirror; }
    void setMirrored(bool on);
    /// Of an outcome whose picture is a frame.
    void showFrame(const Outcome &outcome, QSize inputSize);

signals:
    void fileWanted();
    void cameraWanted();
    void closeWanted();
    void mirrorWanted(bool on);

private:
    void showSource();
    void retranslate();

    FramePump *m_pump = nullptr;
    PicturePreview *m_preview;
    VideoBar *m_bar;
    QToolButton *m_freeze, *m_file, *m_camera, *m_close;
    QCheckBox *m_mirror;
    QLabel *m_hint;
    bool m_hasFrame = false;
};

} // namespace vitrine
