#pragma once

#include "widgets/labs/Lab.h"
#include "widgets/labs/convolution/ConvRun.h"

#include <optional>

class QLabel;
class QPushButton;
class QTabWidget;

namespace vitrine {

class ConvForm;
class ConvView;
class CostTable;
class SegmentedControl;
class TrialRunner;

/// One convolution of the network taken apart: how the kernel slides, what each number is the sum of, what other
/// parameters would do with the same input, and what each kind costs.
class ConvolutionLab : public Lab {
    Q_OBJECT

public:
    explicit ConvolutionLab(const LabTools &tools);

    void setSubject(const LabSubject &subject) override;
    ExportSource exportSource() const override;

    ConvView *view() const { return m_view; }
    ConvForm *form() const { return m_form; }
    CostTable *costs() const { return m_costs; }
    QPushButton *applyButton() const { return m_apply; }
    QPushButton *resetButton() const { return m_reset; }
    QTabWidget *tabs() const { return m_tabs; }
    QLabel *formula() const { return m_formula; }
    QLabel *problem() const { return m_problem; }
    const std::optional<ConvRun> &run() const { return m_run; }

protected:
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    QWidget *makeSide();
    void tryOut(const ConvSetting &setting);
    void apply();
    void showTrial();
    void showStage();
    void showFormula();
    void measure();
    void setTexts();

    LabTools m_tools;
    std::optional<ConvRun> m_run;
    TrialRunner *m_runner;
    QTabWidget *m_tabs;
    SegmentedControl *m_stages;
    ConvView *m_view;
    CostTable *m_costs;
    ConvForm *m_form;
    QLabel *m_formula, *m_problem, *m_note;
    QPushButton *m_apply, *m_reset;
    int m_stage = 0;
};

} // namespace vitrine
