#pragma once

#include "widgets/labs/trial/BlockLab.h"

namespace vitrine {

class FlattenView;
class LabForm;

/// Flatten taken apart: which number of the input becomes which of the row.
class FlattenLab : public BlockLab {
    Q_OBJECT

public:
    explicit FlattenLab(const LabTools &tools);

    ExportSource exportSource() const override;

    FlattenView *view() const { return m_view; }
    LabForm *form() const { return m_form; }

protected:
    void showForm() override;
    void showRun() override;
    QString formulaText() const override;
    bool moveRow(int rows) override;

private:
    void setTexts();

    FlattenView *m_view;
    LabForm *m_form;
};

} // namespace vitrine
