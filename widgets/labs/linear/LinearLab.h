#pragma once

#include "widgets/labs/trial/BlockLab.h"

namespace vitrine {

class LabForm;
class LinearView;

/// A linear layer taken apart: the matrix product, and the sum behind each of its numbers.
class LinearLab : public BlockLab {
    Q_OBJECT

public:
    explicit LinearLab(const LabTools &tools);

    ExportSource exportSource() const override;

    LinearView *view() const { return m_view; }
    LabForm *form() const { return m_form; }

protected:
    void showForm() override;
    void showRun() override;
    QString formulaText() const override;
    bool moveRow(int rows) override;

private:
    void setTexts();

    LinearView *m_view;
    LabForm *m_form;
};

} // namespace vitrine
