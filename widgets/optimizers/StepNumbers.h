#pragma once

#include <QWidget>

class QLabel;

namespace vitrine {

class OptimizersState;
class SegmentedControl;
class StateSquares;

/// The next step of the selected competitor, line by line with its numbers, and what it keeps.
class StepNumbers : public QWidget {
    Q_OBJECT

public:
    explicit StepNumbers(OptimizersState *state, QWidget *parent = nullptr);

    SegmentedControl *axis() const { return m_axis; }
    StateSquares *squares() const { return m_squares; }
    /// As it stands there, without its looks.
    QString plainText() const;

private:
    void showStep();
    void showKept();
    QString linesAsHtml() const;

    OptimizersState *m_state;
    SegmentedControl *m_axis;
    QLabel *m_title, *m_lines, *m_about;
    StateSquares *m_squares;
};

} // namespace vitrine
