#pragma once

#include "core/training/compare/CompareRuns.h"
#include "widgets/twins/TwinSettings.h"

#include <QStringList>
#include <QWidget>

#include <array>
#include <vector>

class QCPAxisRect;
class QCPGraph;
class QCPItemStraightLine;
class QCustomPlot;
class QTimer;

namespace vitrine {

enum class TwinJudge;
struct TwinHistory;

/// Loss and accuracy (of detectors: AP50) of all runs on top of each other, and below how far each twin lies above or
/// below the original.
/// Of folds, their mean with a band of a deviation; of an ensemble, the averaged answer, and below how it grows. One
/// cross-hair over all; a rectangle zooms, a double click goes back.
class TwinPlot : public QWidget {
    Q_OBJECT

public:
    explicit TwinPlot(QWidget *parent = nullptr);

    void setHistory(const TwinHistory *history); ///< outlives this
    /// Another comparison, or another language.
    void setRuns(TwinMode mode, const QStringList &titles);
    void historyGrew(); ///< shown at most 30 times a second
    void setAxis(RunAxis axis);
    void setLogarithmic(bool on); ///< the axis of the loss
    /// Weight of the past in the smoothed curves, 0 … 0.99.
    void setSmoothing(double weight);
    enum class Curve { Training, Validation };
    void setShown(Curve curve, bool shown);
    void setMemberShown(int member, bool shown); ///< −1: mean of the folds, answer of the ensemble
    QCustomPlot *plot() const { return m_plot; }
    /// What the cross-hair says at a place of the x axis.
    QString describe(double x) const;
    /// One row a step and epoch of each run, with the gap to the original.
    QString csv() const;

    /// The curves as they are drawn now, at once.
    void refresh();
    QCPGraph *gapGraph(int member) const; ///< of the loss

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    /// Accuracy stands for the AP50 of detectors, too. The last two also hold how an ensemble grows.
    enum Part { Loss, Accuracy, LossGap, AccuracyGap, PartCount };
    struct Pane {
        QCPAxisRect *rect = nullptr;
        QCPItemStraightLine *hair = nullptr;
    };
    /// One run's curves, smoothed.
    struct Curves {
        std::array<std::vector<RunPoint>, 2> training, validation; ///< of Loss and Accuracy
        std::array<std::vector<RunPoint>, 2> gap; ///< of the training loss, of the validation accuracy
    };
    void addPane(std::size_t part);
    void arrange();
    void fitTicks();
    bool hasGap() const { return m_mode == TwinMode::Twins; }
    QCPGraph *add(Part part, const std::vector<RunPoint> &curve, const QPen &pen, const QString &name, bool isDotted);
    void compute();
    void draw();
    void drawSummary();
    void drawGrowth();
    void rescale();
    double largestUsual() const;
    QCPAxisRect *rectAt(QPoint position) const;
    bool sharesAxis(std::size_t a, std::size_t b) const;
    QString describeGrowth(double x) const;
    void showHair(const QCPAxisRect *rect, double x, QPoint at);
    void hideHair();
    bool isShown(int member) const;
    QString unitOf(double x) const;
    void nameAxes();
    void retranslate();

    const TwinHistory *m_history = nullptr;
    TwinMode m_mode = TwinMode::Twins;
    QStringList m_titles;
    QCustomPlot *m_plot;
    QTimer *m_timer;
    std::array<Pane, PartCount> m_panes;
    std::vector<Curves> m_curves;
    std::vector<QCPGraph *> m_gapGraphs;
    std::vector<int> m_hidden;
    TwinJudge m_judge{}; ///< that the axes are named for
    RunAxis m_axis = RunAxis::Steps;
    double m_keep = 0.9;
    bool m_showsTraining = true, m_showsValidation = true;
    bool m_isZoomed = false;
    bool m_isStale = false; ///< what is new is not shown, because this is hidden
    bool m_isPainted = false;
};

} // namespace vitrine
