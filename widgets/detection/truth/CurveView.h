#pragma once

#include <QWidget>

#include <vector>

class QComboBox;
class QCPItemLine;
class QCPItemTracer;
class QCustomPlot;
class QLabel;

namespace vitrine {

class Evaluator;
struct CurvePoint;

/// Precision over recall of all classes or of one, with the place of the present confidence on it. The mouse reads the
/// curve; a click takes its confidence.
class CurveView : public QWidget {
    Q_OBJECT

public:
    explicit CurveView(Evaluator *evaluator, QWidget *parent = nullptr);

    QComboBox *classes() const { return m_classes; }
    QCustomPlot *plot() const { return m_plot; }
    /// "Confidence 0.30: precision 0.71, recall 0.43, F1 0.54"
    QString reading() const;
    /// The place that is marked; null where the threshold lets nothing pass.
    const CurvePoint *operating() const;
    /// All points of the curve, "score,recall,precision,f1" a line.
    QString csv() const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    const std::vector<CurvePoint> &curve() const;
    void build();
    void fillClasses();
    void showCurve();
    void showOperating();
    void setTexts();
    const CurvePoint *nearest(const QPointF &position) const;
    void readAt(const QPointF &position, const QPoint &global);

    Evaluator *m_evaluator;
    QComboBox *m_classes;
    QCustomPlot *m_plot;
    QLabel *m_reading;
    QCPItemTracer *m_mark, *m_pointer;
    QCPItemLine *m_across, *m_down;
};

} // namespace vitrine
