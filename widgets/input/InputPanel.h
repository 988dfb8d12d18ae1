#pragma once

#include <QWidget>

class QLabel;
class QSlider;
class QStackedWidget;
class QToolButton;

namespace vitrine {

class AnswerView;
class ChoicesForm;
class DrawPad;
class PicturePreview;
class PixelPage;
class SegmentedControl;
class Session;

/// What goes in and what comes out: the picture or the drawing pad, the choices about it, and the answer.
class InputPanel : public QWidget {
    Q_OBJECT

public:
    explicit InputPanel(Session *session, QWidget *parent = nullptr);

    bool isDrawing() const;
    DrawPad *pad() const { return m_pad; }
    PixelPage *pixelPage() const { return m_pixels; }

public slots:
    void setDrawing(bool drawing); ///< shows the pad, or the picture
    void showPixels(); ///< the input as the network gets it, to be changed
    void nextItem();
    void previousItem();

signals:
    void openWanted();
    void setFolderWanted();
    void undoWanted(); ///< of the last stroke
    void drawingChanged(bool drawing);

protected:
    void changeEvent(QEvent *event) override;

private:
    QWidget *makePicturePage();
    QWidget *makeDrawPage();
    void connectAll();
    void showOutcome();
    void showPage(int index);
    void showItem(std::int64_t by);
    void retranslate();

    Session *m_session;
    SegmentedControl *m_source;
    QStackedWidget *m_pages;
    PicturePreview *m_preview;
    QToolButton *m_open, *m_previous, *m_next;
    QLabel *m_name;
    DrawPad *m_pad;
    PixelPage *m_pixels;
    QToolButton *m_clear, *m_undo;
    QSlider *m_brush;
    ChoicesForm *m_choices;
    QLabel *m_answerCaption;
    AnswerView *m_answer;
    QLabel *m_loss;
    bool m_wasDrawing = false; ///< the last outcome's picture was a drawing
};

} // namespace vitrine
