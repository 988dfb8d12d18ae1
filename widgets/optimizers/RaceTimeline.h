#pragma once

#include <QAbstractSlider>

namespace vitrine {

class OptimizersState;

/// The steps of a race in a row, marked in the competitors' colours where they arrived in a minimum or diverged: click
/// or drag to go there.
class RaceTimeline : public QAbstractSlider {
    Q_OBJECT

public:
    explicit RaceTimeline(QWidget *parent = nullptr);

    void setState(OptimizersState *state); ///< once
    int stepAt(double x) const;
    double xOf(int step) const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    QSize sizeHint() const override { return {480, 28}; }
    QSize minimumSizeHint() const override { return {120, 28}; }
    bool event(QEvent *event) override;

private:
    void showRace();
    QString describe(int step) const;

    OptimizersState *m_state = nullptr;
};

} // namespace vitrine
