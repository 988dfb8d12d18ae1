#pragma once

#include "app/studio/film/FilmForm.h"

#include <QDialog>
#include <QElapsedTimer>
#include <QTimer>

class QLabel;
class QProgressBar;
class QPushButton;

namespace vitrine {

class FilmPreview;

/// Asks what is to be filmed, shows the first picture, how long and how large the film will be, and, while it is made,
/// how it goes on.
class FilmDialog : public QDialog {
    Q_OBJECT

public:
    FilmDialog(FilmOffer offer, const QString &folder, QWidget *window);

    FilmForm *form() const { return m_form; }
    FilmPreview *preview() const { return m_preview; }
    QPushButton *startButton() const { return m_start; }
    QString facts() const;

    void setProgress(int done, int count);
    void end(); ///< the film is made, or is not
    void refuse(const QString &reason); ///< it could not be made; what was chosen can be changed

signals:
    void filmWanted(const vitrine::FilmPlan &plan);
    void recordingWanted(const vitrine::FilmPlan &plan);
    void cancelWanted(); ///< of what is being made

public slots:
    void start();
    void reject() override;

private:
    QWidget *makeSide();
    void check();
    void look();
    void showFacts();
    void putBack();

    FilmForm *m_form;
    FilmPreview *m_preview;
    QLabel *m_facts, *m_note;
    QProgressBar *m_bar;
    QPushButton *m_start;
    QTimer m_later; ///< a preview takes a moment: not at every key
    FilmReel m_shown; ///< that the window shows for the preview
    bool m_isMaking = false;
    QElapsedTimer m_clock;
};

} // namespace vitrine
