#pragma once

#include "widgets/labs/trial/BlockLab.h"

class QComboBox;

namespace vitrine {

class LabForm;
class PoolView;

/// Max and average pooling taken apart: windows, maxima and their places, means, and what other parameters would do.
class PoolingLab : public BlockLab {
    Q_OBJECT

public:
    explicit PoolingLab(const LabTools &tools);

    ExportSource exportSource() const override;

    PoolView *view() const { return m_view; }
    LabForm *form() const { return m_form; }
    QComboBox *kinds() const { return m_kind; }

protected:
    void showForm() override;
    void showRun() override;
    QString formulaText() const override;
    bool moveRow(int rows) override;

private:
    void read();
    void setTexts();

    PoolView *m_view;
    QComboBox *m_kind;
    LabForm *m_form;
};

} // namespace vitrine
