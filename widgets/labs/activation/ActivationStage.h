#pragma once

#include "widgets/labs/Lab.h"

class QStackedWidget;

namespace vitrine {

class CurvesPage;
class DepthPage;
class FitPage;
class SegmentedControl;

/// The activation laboratory: curves on the run's own numbers, ReLUs that follow a drawn curve, gradients through
/// depth.
class ActivationStage : public Lab {
    Q_OBJECT

public:
    explicit ActivationStage(const LabTools &tools, QWidget *parent = nullptr);

    /// Which activation a subject is about; −1: none.
    static int nodeOf(const LabSubject &subject);

    void setSubject(const LabSubject &subject) override;
    ExportSource exportSource() const override;

    SegmentedControl *tabs() const { return m_tabs; }
    CurvesPage *curves() const { return m_curves; }
    FitPage *fit() const { return m_fit; }
    DepthPage *depth() const { return m_depth; }

private:
    void setTexts();

    SegmentedControl *m_tabs;
    QStackedWidget *m_pages;
    CurvesPage *m_curves;
    FitPage *m_fit;
    DepthPage *m_depth;
};

} // namespace vitrine
