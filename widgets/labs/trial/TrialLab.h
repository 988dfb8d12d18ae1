#pragma once

#include "core/network/Network.h"
#include "core/tensor/TensorMap.h"
#include "widgets/labs/Lab.h"

class QLabel;
class QPushButton;

namespace vitrine {

class PlayBar;
class TrialRunner;

/// What laboratories share that try other parameters of a block: the problem where it can't work, the buttons that
/// apply what is tried and lead back, the keys of what plays.
class TrialLab : public Lab {
    Q_OBJECT

public:
    QPushButton *applyButton() const { return m_apply; }
    QPushButton *resetButton() const { return m_reset; }
    QLabel *problem() const { return m_problem; }
    QLabel *formula() const { return m_formula; }

protected:
    explicit TrialLab(const LabTools &tools);

    /// A page with `main`, and with `form` above what this class adds.
    void build(QWidget *main, QWidget *form, PlayBar *bar);
    TrialRunner *runner() const { return m_runner; }
    /// Shows the reason why it can't work, or that it can; returns whether it can.
    bool showResult(const Result<void> &result);
    /// What keeps it from the network, or else is to be known; "" hides it.
    void setNote(const QString &text);
    QString noteOnParts() const; ///< for what is a part of a block
    /// What is tried becomes the network's own: type, parameters, and the weights that it was tried with.
    void applyToNetwork(const std::string &path, const Block &tried, const TensorMap &weights);

    virtual bool moveRow(int) { return false; }
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;

private:
    void setTexts();

    LabTools m_tools;
    TrialRunner *m_runner;
    PlayBar *m_bar = nullptr;
    QLabel *m_problem, *m_formula, *m_note;
    QPushButton *m_apply, *m_reset;
};

} // namespace vitrine
