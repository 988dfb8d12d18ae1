#pragma once

#include <QTimer>
#include <QWidget>

class QCPItemStraightLine;
class QCustomPlot;

namespace vitrine {

class OptimizersState;

/// How far above the lowest height each competitor is, against steps, on a logarithmic axis. One cross-hair over all
/// curves; a click goes to that step, a rectangle zooms, a double click goes back.
class RacePlot : public QWidget {
    Q_OBJECT

public:
    explicit RacePlot(OptimizersState *state, QWidget *parent = nullptr);

    QCustomPlot *plot() const { return m_plot; }
    /// What all curves are at a step, best first.
    QString describe(int step) const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    void showRace();
    void showStep();
    void replotMarks();
    void fit();
    double lowest() const;

    OptimizersState *m_state;
    QCustomPlot *m_plot;
    QCPItemStraightLine *m_now, *m_hair;
    QTimer m_delay;
    QPointF m_pressed;
    bool m_isZoomed = false;
    bool m_isPainted = false;
};

} // namespace vitrine
