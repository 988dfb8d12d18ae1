#pragma once

#include "widgets/common/Export.h"

#include <QWidget>

class QCPAxisRect;
class QCPGraph;
class QCustomPlot;
class QLabel;
class QPushButton;
class QTimer;

namespace vitrine {

class NormState;
class SegmentedControl;

/// Mean and variance of one channel batch after batch, and how the running ones follow them; below, the numbers of the
/// newest batch.
class RunningView : public QWidget {
    Q_OBJECT

public:
    explicit RunningView(NormState *state, QWidget *parent = nullptr);

    QCustomPlot *plot() const { return m_plot; }
    QPushButton *one() const { return m_one; }
    QPushButton *play() const { return m_play; }
    QPushButton *again() const { return m_again; }
    QPushButton *keep() const { return m_keep; }
    SegmentedControl *start() const { return m_start; }
    QLabel *sentence() const { return m_sentence; }
    ExportSource exportSource() const;

signals:
    void keepWanted(); ///< the running statistics shall be the network's

private:
    struct Pane {
        QCPAxisRect *rect = nullptr;
        QCPGraph *batch = nullptr, *running = nullptr, *network = nullptr;
    };
    void build();
    void addGraphs(Pane &pane);
    void connectAll();
    void refresh();
    void fill(Pane &pane, bool isVariance);
    void fillSeries(Pane &pane, bool isVariance);
    void paintPens();
    void setTexts();
    QString csv() const;

    NormState *m_state;
    QCustomPlot *m_plot;
    Pane m_mean, m_variance;
    QPushButton *m_one, *m_play, *m_again, *m_keep;
    SegmentedControl *m_start;
    QLabel *m_sentence;
    QTimer *m_timer; ///< at most 30 pictures a second
};

} // namespace vitrine
