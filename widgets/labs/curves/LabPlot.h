#pragma once

#include "widgets/common/Export.h"

#include <QColor>
#include <QStringList>
#include <QVector>
#include <QWidget>

#include <optional>
#include <vector>

class QCPAxisRect;
class QCPBars;
class QCPItemStraightLine;
class QCustomPlot;

namespace vitrine {

/// A curve of a laboratory.
struct LabCurve {
    QString name;
    QVector<double> x, y;
    QColor colour;
    int panel = 0;
    double width = 2;
    Qt::PenStyle line = Qt::SolidLine;
    bool isDots = false; ///< points without a line
    bool hasDots = false; ///< points on the line
    bool isTold = true; ///< the cross-hair reads it
};

/// How often numbers fall where, drawn behind the curves on a scale of its own.
struct LabBars {
    QString name;
    QVector<double> x, counts;
    double width = 1;
};

/// Of curves one beside the other: Okabe–Ito, readable on the present theme.
QColor labColour(int index);

/// Curves in panels one above the other, over one x. One cross-hair runs over all; a rectangle zooms, a double click
/// goes back.
class LabPlot : public QWidget {
    Q_OBJECT

public:
    /// `file`: suggested when it is saved.
    LabPlot(int panels, const QString &file, QWidget *parent = nullptr);

    void setTitles(const QString &name, const QString &x, const QStringList &y);
    void setLogarithmic(bool x, bool y);
    void setWholeX(); ///< numbers beside the axis are whole
    /// What is seen before anybody zooms; without, all of the curves.
    void setRange(double low, double high);
    void setPanelRange(int panel, double low, double high);
    void setZooming(bool on); ///< off: dragging is the owner's
    void setCurves(std::vector<LabCurve> curves);
    const std::vector<LabCurve> &curves() const { return m_curves; }
    void setBars(const LabBars &bars); ///< in every panel
    /// Upright lines that stay.
    void setMarks(const std::vector<double> &places);

    QCustomPlot *plot() const { return m_plot; }
    QString describe(double x) const;
    ExportSource exportSource() const;

signals:
    void pointed(double x); ///< by the cross-hair
    void unpointed();
    void picked(double x); ///< by a click

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    struct Panel {
        QCPAxisRect *rect = nullptr;
        QCPItemStraightLine *hair = nullptr;
        QCPBars *bars = nullptr;
        std::optional<std::pair<double, double>> range;
        std::vector<QCPItemStraightLine *> marks;
    };
    void addPanel(int index);
    void linkPanels();
    void showCurves();
    void fit();
    void fitPanel(const Panel &panel, int index) const;
    void showHair(const QPointF &at, const QPoint &global);
    bool handleMouse(QEvent *event);
    QString file() const { return m_file; }

    QString m_file;
    QCustomPlot *m_plot;
    std::vector<Panel> m_panels;
    std::vector<LabCurve> m_curves;
    LabBars m_bars;
    std::vector<double> m_marks;
    std::optional<std::pair<double, double>> m_range;
    QPoint m_pressed;
    bool m_isZoomed = false;
};

} // namespace vitrine
