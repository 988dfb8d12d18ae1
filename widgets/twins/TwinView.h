#pragma once

#include "widgets/twins/TwinPlot.h"

#include <QWidget>

#include <vector>

class QCheckBox;
class QComboBox;
class QHBoxLayout;
class QLabel;
class QSlider;
class QSplitter;
class QTableView;
class QTimer;
class QToolButton;

namespace vitrine {

class TwinModel;
class TwinSession;

/// What a comparison looks like: the curves with a legend that switches them, the table of figures, and what they say
/// in words. How it is shown is remembered.
class TwinView : public QWidget {
    Q_OBJECT

public:
    explicit TwinView(TwinSession *session, QWidget *parent = nullptr);

    TwinPlot *plot() const { return m_plot; }
    QTableView *table() const { return m_table; }
    TwinModel *model() const { return m_model; }
    QString verdict() const; ///< plain text, a line a run
    QComboBox *axis() const { return m_axis; }
    /// What to do before anything is compared; where nothing is set, what the panel “Train” is used for.
    void setInvitation(const QString &text);

private:
    void buildRow(QHBoxLayout *row);
    void buildTable();
    void showRuns();
    void paintSwitches();
    struct Line {
        QString about, says;
    };
    std::vector<Line> verdicts() const;
    QStringList watchWords() const;
    void showNumbers();
    void restore();
    void remember() const;
    void retranslate();

    TwinSession *m_session;
    TwinPlot *m_plot;
    TwinModel *m_model;
    QTableView *m_table;
    QLabel *m_verdict;
    QString m_invitation;
    QToolButton *m_training, *m_validation;
    QComboBox *m_axis;
    QCheckBox *m_log;
    QLabel *m_smoothingName;
    QSlider *m_smoothing;
    QSplitter *m_split;
    QTimer *m_timer;
};

} // namespace vitrine
