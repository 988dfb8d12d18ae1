#pragma once

#include "widgets/labs/Lab.h"
#include "widgets/labs/trial/BlockRun.h"

#include <optional>

class QLabel;
class QPushButton;
class QVBoxLayout;

namespace vitrine {

class PlayBar;
class TrialRunner;

/// What laboratories of a single block share: the run and what is tried, the problem where it can't work, the buttons
/// that apply it and lead back, the keys of what plays.
class BlockLab : public Lab {
    Q_OBJECT

public:
    void setSubject(const LabSubject &subject) final;

    const std::optional<BlockRun> &run() const { return m_run; }
    QPushButton *applyButton() const { return m_apply; }
    QPushButton *resetButton() const { return m_reset; }
    QLabel *problem() const { return m_problem; }
    QLabel *formula() const { return m_formula; }

protected:
    explicit BlockLab(const LabTools &tools);

    /// A page with `main`, and with `form` above what this class adds.
    void build(QWidget *main, QWidget *form, PlayBar *bar);
    void tryOut(const Block &setting);

    /// The parameters in the form, from run()->setting().
    virtual void showForm() = 0;
    /// Everything that is drawn, from run().
    virtual void showRun() = 0;
    virtual QString formulaText() const = 0;
    virtual bool moveRow(int) { return false; }
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void apply();
    void showButtons();
    void setTexts();

    LabTools m_tools;
    std::optional<BlockRun> m_run;
    TrialRunner *m_runner;
    PlayBar *m_bar = nullptr;
    QLabel *m_problem, *m_formula, *m_note;
    QPushButton *m_apply, *m_reset;
};

} // namespace vitrine
