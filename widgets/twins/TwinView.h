#pragma once

#include "widgets/twins/TwinPlot.h"

#include <QWidget>

#include <vector>

class QCheckBox;
class QHBoxLayout;
class QLabel;
class QSlider;
class QSplitter;
class QTableView;
class QTimer;
class QToolButton;

namespace vitrine {

class SegmentedControl;
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
    SegmentedControl *axis() const { return m_axis; }
    const std::vector<QToolButton *> &legend() const { return m_legend; }

private:
    void buildRow(QHBoxLayout *row);
    void buildTable();
    void showRuns();
    void makeLegend();
    void paintLegend();
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
    QWidget *m_legendRow;
    std::vector<QToolButton *> m_legend; ///< one a run, then the summary's where there is one
    QToolButton *m_training, *m_validation;
    SegmentedControl *m_axis;
    QCheckBox *m_log;
    QLabel *m_smoothingName;
    QSlider *m_smoothing;
    QSplitter *m_split;
    QTimer *m_timer;
};

} // namespace vitrine
