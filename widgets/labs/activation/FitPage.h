#pragma once

#include "core/labs/ReluFit.h"
#include "widgets/common/Export.h"

#include <QWidget>

class QComboBox;
class QLabel;
class QPushButton;

namespace vitrine {

class CurvePad;
class FitRunner;
class NumberSlider;
class SegmentedControl;

/// The notes' two ways in which ReLUs bend a line, one inside the other and side by side, fitted to a curve that the
/// user draws.
class FitPage : public QWidget {
    Q_OBJECT

public:
    explicit FitPage(QWidget *parent = nullptr);

    SegmentedControl *forms() const { return m_forms; }
    NumberSlider *count() const { return m_count; }
    NumberSlider *seed() const { return m_seed; }
    QComboBox *curves() const { return m_curves; }
    QPushButton *runButton() const { return m_run; }
    CurvePad *pad() const { return m_pad; }
    QLabel *sentences() const { return m_sentences; }
    FitRunner *runner() const { return m_runner; }
    const FitState &state() const { return m_state; }
    ExportSource exportSource() const;

protected:
    void showEvent(QShowEvent *event) override;

private:
    ReluForm form() const;
    void setTexts();
    void takeCurve();
    void begin();
    void show(const FitState &state, bool isDone);
    void showRunning();
    QString formula() const;

    SegmentedControl *m_forms;
    NumberSlider *m_count, *m_seed;
    QComboBox *m_curves;
    QPushButton *m_run;
    CurvePad *m_pad;
    QLabel *m_formula, *m_sentences;
    FitRunner *m_runner;
    FitState m_state;
    FitRequest m_request;
    bool m_isDone = false, m_hasBegun = false;
};

} // namespace vitrine
