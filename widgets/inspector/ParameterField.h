#pragma once

#include "core/blocks/Params.h"

#include <QWidget>

class QCheckBox;
class QComboBox;
class QLabel;
class QLineEdit;
class QSpinBox;
class QToolButton;

namespace vitrine {

/// One parameter of a block as a field made from its description: a switch, a choice, a number, a list of numbers, with
/// its unit, its help as the tip, and a button for its default. A value that is not legal stays, in red, with the
/// reason below: the block says so on the canvas too.
class ParameterField : public QWidget {
    Q_OBJECT
public:
    explicit ParameterField(const ParameterSpec &spec, QWidget *parent = nullptr);

    const ParameterSpec &spec() const { return m_spec; }
    /// As the network gives it; `isGiven` false: it has its default. Does not emit edited().
    void setValue(const ParamValue &value, bool isGiven);
    /// What is wrong with it, in the user's language; empty: nothing.
    void setProblem(const QString &problem);
    bool hasProblem() const;
    /// The control itself, for labels and tests.
    QWidget *control() const;

signals:
    void edited(const vitrine::ParamValue &value); ///< by the user
    void defaultWanted();

private:
    void makeControl();
    void takeText();
    bool isBeingWritten() const;
    void setTexts();

    ParameterSpec m_spec;
    QCheckBox *m_switch = nullptr;
    QComboBox *m_choice = nullptr;
    QSpinBox *m_number = nullptr;
    QLineEdit *m_text = nullptr;
    QToolButton *m_reset;
    QLabel *m_problem;
};

} // namespace vitrine
