#pragma once

#include <QAction>
#include <QWidget>

class QComboBox;
class QHBoxLayout;
class QLabel;
class QSlider;
class QToolButton;

namespace vitrine {

class FramePump;

/// Working a video: play, single frames, loop, speed, and where it stands; for a camera, play alone. Space plays, comma
/// and full stop step, while the keys are the bar's; the actions have no shortcuts of their own, so that who owns the
/// window can give them some.
class VideoBar : public QWidget {
    Q_OBJECT

public:
    enum class Layout {
        Wide, ///< one row under a stage
        Narrow ///< several, for a panel; without export
    };
    explicit VideoBar(QWidget *parent = nullptr, Layout layout = Layout::Wide);

    void setPump(FramePump *pump);
    QAction *playAction() const { return m_play; } ///< checkable
    QAction *backAction() const { return m_back; }
    QAction *forwardAction() const { return m_forward; }
    QAction *loopAction() const { return m_loop; } ///< checkable
    QAction *exportAction() const { return m_export; } ///< shown for files; what it does is the owner's
    QSlider *positionSlider() const { return m_position; }
    QComboBox *speedBox() const { return m_speed; }
    QString positionText() const;
    QString rateText() const; ///< frames a second that are shown, of those that come

protected:
    void keyPressEvent(QKeyEvent *event) override;

private:
    void build();
    QHBoxLayout *makeButtons();
    QToolButton *makeExport();
    QString rate() const;
    void setTexts();
    void showIcons();
    void showSource();
    void showPosition(qint64 frame, double milliseconds);
    void showStatistics();
    void connectActions();

    Layout m_layout;
    FramePump *m_pump = nullptr;
    QAction *m_play, *m_back, *m_forward, *m_loop, *m_export;
    QSlider *m_position;
    QComboBox *m_speed;
    QLabel *m_time;
    QLabel *m_statistics;
    double m_milliseconds = 0; ///< of the frame that is shown
};

} // namespace vitrine
