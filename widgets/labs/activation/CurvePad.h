#pragma once

#include "widgets/labs/curves/LabPlot.h"

namespace vitrine {

/// A plot on which a curve over −1 … 1 can be drawn: by dragging the mouse, or with the arrow keys (left and right
/// choose a place, up and down move the curve there).
class CurvePad : public LabPlot {
    Q_OBJECT

public:
    explicit CurvePad(QWidget *parent = nullptr);

    static constexpr std::size_t places = 65;
    const std::vector<double> &targets() const { return m_targets; }
    void setTargets(std::vector<double> targets); ///< does not emit drawn()
    /// What is fitted to it, drawn over it.
    void setFit(std::vector<LabCurve> curves, const std::vector<double> &corners);
    std::size_t place() const { return m_place; }

signals:
    void drawn(); ///< by the user

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;

private:
    bool handleDrawing(QEvent *event);
    bool handleKey(int key, Qt::KeyboardModifiers modifiers);
    void drawTo(const QPointF &pixel);
    void show();

    std::vector<double> m_targets;
    std::vector<LabCurve> m_fit;
    std::vector<double> m_corners;
    std::size_t m_place = places / 2; ///< chosen by the keys
    bool m_isDrawing = false;
    QPointF m_last; ///< x and height where the mouse was
};

} // namespace vitrine
