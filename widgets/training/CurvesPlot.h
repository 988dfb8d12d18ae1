#pragma once

#include "widgets/training/TrainHistory.h"

#include <QWidget>

#include <array>
#include <vector>

class QCPAxisRect;
class QCPGraph;
class QCPItemStraightLine;
class QCPItemText;
class QCustomPlot;
class QTimer;

namespace vitrine {

/// Loss, accuracy and learning rate over the epochs, side by side. One cross-hair runs over all of them; a rectangle
/// zooms, a double click goes back; a click asks for that moment.
class CurvesPlot : public QWidget {
    Q_OBJECT

public:
    enum class Curve { Training, Validation };

    explicit CurvesPlot(QWidget *parent = nullptr);

    void setHistory(const TrainHistory *history); ///< outlives this
    void historyGrew(); ///< shown at most 30 times a second
    void historyCut(); ///< all of it is new
    void setLogarithmic(bool on); ///< the axis of the loss
    /// Weight of the past in the smoothed curves, 0 … 0.99.
    void setSmoothing(double weight);
    void setShown(Curve curve, bool shown);
    static QColor colour(Curve curve);
    QCustomPlot *plot() const { return m_plot; }
    /// What the cross-hair says at an epoch.
    QString describe(double epoch) const;
    /// One row a step, with the epochs' rows behind: the numbers of all curves.
    QString csv() const;

signals:
    void momentWanted(double epoch);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    struct Part {
        QCPAxisRect *rect = nullptr;
        QCPItemStraightLine *hair = nullptr;
        QCPGraph *raw = nullptr, *smooth = nullptr, *validation = nullptr; ///< of the learning rate: smooth alone
    };
    struct Smoother {
        double sum = 0, weight = 0;
        double add(double value, double keep);
    };
    void addPart(std::size_t index);
    void style();
    void refresh();
    void appendSteps();
    void appendEpochs();
    void showMarks();
    void rescale();
    void showHair(double epoch);
    void hideHair();
    QCPAxisRect *rectAt(QPoint position) const;
    void retranslate();
    void nameParts();
    bool isOfDetector() const;
    static QString describe(const DetectionTerms &terms);
    QString detectorCsv() const;

    static constexpr std::size_t lossPart = 0, accuracyPart = 1, ratePart = 2, partCount = 3;

    const TrainHistory *m_history = nullptr;
    QCustomPlot *m_plot;
    QTimer *m_timer;
    std::array<Part, partCount> m_parts;
    std::vector<QCPItemStraightLine *> m_markLines;
    std::vector<QCPItemText *> m_markTexts;
    std::size_t m_drawn = 0; ///< points of the history that are in the graphs
    std::size_t m_drawnEpochs = 0; ///< likewise
    std::int64_t m_stride = 1; ///< that they had
    Smoother m_lossSmoother, m_accuracySmoother;
    double m_keep = 0.9;
    bool m_isZoomed = false;
    bool m_isDetector = false; ///< which AP50 judges
    bool m_isStale = false; ///< what is new is not shown, because this is hidden
    QPoint m_pressed;
};

} // namespace vitrine
