#pragma once

#include <QAbstractSlider>

namespace vitrine {

class Breakpoints;
class StepCursor;

/// All steps in a row, forward and backward in their colours, what has happened in full: click or drag to go there.
class Timeline : public QAbstractSlider {
    Q_OBJECT
public:
    explicit Timeline(QWidget *parent = nullptr);

    void setCursor(StepCursor *cursor);
    void setBreakpoints(const Breakpoints *breakpoints);
    /// The step under a point, and where a step lies.
    int stepAt(int x) const;
    QRect stepRect(int step) const;

protected:
    void paintEvent(QPaintEvent *event) override;
    void mousePressEvent(QMouseEvent *event) override;
    void mouseMoveEvent(QMouseEvent *event) override;
    bool event(QEvent *event) override;
    QSize sizeHint() const override;
    QSize minimumSizeHint() const override { return {120, sizeHint().height()}; }

private:
    void showTrace();

    StepCursor *m_cursor = nullptr;
    const Breakpoints *m_breakpoints = nullptr;
};

} // namespace vitrine
