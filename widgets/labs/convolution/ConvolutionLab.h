#pragma once

#include "widgets/labs/convolution/ConvRun.h"
#include "widgets/labs/trial/TrialLab.h"

#include <optional>

class QTabWidget;

namespace vitrine {

class ConvForm;
class ConvView;
class CostTable;
class SegmentedControl;

/// One convolution of the network taken apart: how the kernel slides, what each number is the sum of, what other
/// parameters would do with the same input, and what each kind costs.
class ConvolutionLab : public TrialLab {
    Q_OBJECT

public:
    explicit ConvolutionLab(const LabTools &tools);

    void setSubject(const LabSubject &subject) override;
    ExportSource exportSource() const override;

    ConvView *view() const { return m_view; }
    ConvForm *form() const { return m_form; }
    CostTable *costs() const { return m_costs; }
    QTabWidget *tabs() const { return m_tabs; }
    const std::optional<ConvRun> &run() const { return m_run; }

protected:
    bool moveRow(int rows) override;

private:
    void tryOut(const ConvSetting &setting);
    void apply();
    void showTrial();
    void showStage();
    void showFormula();
    void measure();
    void setTexts();

    std::optional<ConvRun> m_run;
    QTabWidget *m_tabs;
    SegmentedControl *m_stages;
    ConvView *m_view;
    CostTable *m_costs;
    ConvForm *m_form;
    int m_stage = 0;
};

} // namespace vitrine
