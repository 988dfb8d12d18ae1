#pragma once

#include "widgets/yolox/assignment/AssignRuns.h"

#include <QWidget>

class QLabel;
class QPushButton;
class QSlider;
class QTableWidget;

namespace vitrine {

class EpochPlot;
class EpochStrip;

/// The list of weights whose assignment is compared: a row each, with k, positives and mean IoU. The chosen row is what
/// picture and cost matrix show; the slider goes through them, or through the epochs of a run, whose numbers are drawn
/// over them. Files and folders can be dropped on it.
class AssignRunsPanel : public QWidget {
    Q_OBJECT

public:
    AssignRunsPanel(AssignSession *session, AssignRuns *runs, QWidget *parent = nullptr);

    QTableWidget *table() const { return m_table; }
    EpochStrip *strip() const { return m_strip; }
    EpochPlot *plot() const { return m_plot; }
    QSlider *slider() const;
    QString csv() const;

protected:
    void dragEnterEvent(QDragEnterEvent *event) override;
    void dropEvent(QDropEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    enum Column { Name, K, AllK, Positives, MeanIou, Conflicts, ColumnCount };

    void setTexts();
    void fillRows();
    void fillNumbers();
    void showWanted();
    QString nameOf(const AssignRuns::Entry &entry) const;
    QStringList numbersOf(const AssignRuns::Entry &entry) const; ///< beside the columns after the name
    void askForFiles();
    void askForFolder();

    AssignSession *m_session;
    AssignRuns *m_runs;
    QLabel *m_note;
    EpochStrip *m_strip;
    EpochPlot *m_plot;
    QTableWidget *m_table;
    QPushButton *m_addFiles, *m_addFolder, *m_remove;
};

} // namespace vitrine
