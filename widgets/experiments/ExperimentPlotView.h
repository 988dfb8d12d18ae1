#pragma once

#include "core/experiments/ExperimentOutcome.h"

#include <QWidget>

#include <memory>

class QCPItemStraightLine;
class QCustomPlot;

namespace vitrine {

/// The curves of an experiment. A cross-hair reads all of them; a rectangle zooms, a double click goes back; the legend
/// stands above.
class ExperimentPlotView : public QWidget {
    Q_OBJECT

public:
    explicit ExperimentPlotView(QWidget *parent = nullptr);

    /// Null: nothing to show.
    void setOutcome(std::shared_ptr<const ExperimentOutcome> outcome);
    QCustomPlot *plot() const { return m_plot; }
    /// What the cross-hair says at x.
    QString describe(double x) const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void resizeEvent(QResizeEvent *event) override;

private:
    void showSeries();
    void fitLegend();
    void fit();
    void showHair(const QPointF &at, const QPoint &global);

    std::shared_ptr<const ExperimentOutcome> m_outcome;
    QCustomPlot *m_plot;
    QCPItemStraightLine *m_hair;
};

} // namespace vitrine
