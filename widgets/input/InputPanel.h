#pragma once

#include <QWidget>

class QLabel;
class QSlider;
class QToolButton;

namespace vitrine {

class AnswerView;
class ChoicesForm;
class DrawPad;
class LivePage;
class PicturePreview;
class PixelPage;
class SegmentedControl;
class Session;
struct Outcome;

/// What goes in and what comes out: the picture, the drawing pad or moving pictures, the choices about it, and the
/// answer.
class InputPanel : public QWidget {
    Q_OBJECT

public:
    explicit InputPanel(Session *session, QWidget *parent = nullptr);

    bool isDrawing() const;
    DrawPad *pad() const { return m_pad; }
    PixelPage *pixelPage() const { return m_pixels; }
    LivePage *livePage() const { return m_live; }

public slots:
    void setDrawing(bool drawing); ///< shows the pad, or the picture
    void showPixels(); ///< the input as the network gets it, to be changed
    void showLive(); ///< the video or the camera
    void nextItem();
    void previousItem();

signals:
    void openWanted();
    void setFolderWanted();
    void undoWanted(); ///< of the last stroke
    void drawingChanged(bool drawing);

protected:
    void changeEvent(QEvent *event) override;
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    QWidget *makePicturePage();
    QWidget *makeDrawPage();
    void connectAll();
    void showOutcome();
    void showAnswer(const Outcome &outcome);
    void showName();
    void showPage(int index);
    void showItem(std::int64_t by);
    void retranslate();

    Session *m_session;
    SegmentedControl *m_source;
    QWidget *m_pages; ///< of which one is visible; a stack would be as high as the highest
    PicturePreview *m_preview;
    QToolButton *m_open, *m_previous, *m_next;
    QLabel *m_name;
    DrawPad *m_pad;
    PixelPage *m_pixels;
    LivePage *m_live;
    QToolButton *m_clear, *m_undo;
    QSlider *m_brush;
    ChoicesForm *m_choices;
    QLabel *m_answerCaption;
    AnswerView *m_answer;
    QLabel *m_loss;
    int m_kindPage; ///< that belongs to the last outcome's picture
};

} // namespace vitrine
