#pragma once

#include "widgets/common/Export.h"

#include <QWidget>

#include <vector>

namespace vitrine {

class AssignRuns;
class AssignSession;
class LabPlot;
class SegmentedControl;
struct AssignSummary;
struct LabCurve;

/// How the assignment changes over the epochs of a run: k of each ground truth, positives, their mean IoU and what they
/// cost. A line stands at the epoch that is shown; a click goes to another.
class EpochPlot : public QWidget {
    Q_OBJECT

public:
    EpochPlot(AssignSession *session, AssignRuns *runs, QWidget *parent = nullptr);

    enum Figure { K, Positives, Iou, Cost, FigureCount };
    SegmentedControl *figures() const { return m_figures; }
    LabPlot *plot() const { return m_plot; }
    ExportSource exportSource() const;

private:
    void setTexts();
    void showCurves();
    void pick(double epoch);
    std::vector<LabCurve> curves() const;
    std::vector<LabCurve> curvesOfK() const;
    template <typename Value>
    LabCurve curve(const QString &name, const QColor &colour, Value value) const;

    AssignSession *m_session;
    AssignRuns *m_runs;
    SegmentedControl *m_figures;
    LabPlot *m_plot;
};

} // namespace vitrine
