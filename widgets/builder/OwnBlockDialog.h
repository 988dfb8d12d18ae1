#pragma once

#include "core/graph/own/Definition.h"

#include <QDialog>

class QComboBox;
class QDialogButtonBox;
class QLabel;
class QLineEdit;
class QPlainTextEdit;
class QTreeWidget;

namespace vitrine {

/// A block of the user's own: its name, its colour, what it is for, and which parameters of its parts it offers.
class OwnBlockDialog : public QDialog {
    Q_OBJECT

public:
    /// `note`: what the change does and does not change.
    OwnBlockDialog(Definition definition, const QString &note, QWidget *parent);

    QLineEdit *nameField() const { return m_name; }
    QComboBox *colourField() const { return m_colour; }
    QPlainTextEdit *helpField() const { return m_help; }
    QTreeWidget *parameterList() const { return m_parameters; }
    QDialogButtonBox *buttons() const { return m_buttons; }

signals:
    void taken(const vitrine::Definition &definition);

private:
    enum Column { OfferedColumn, PartColumn, ParameterColumn, ValueColumn };

    void fillParameters();
    void addParameters(const Block &part);
    Definition written() const;
    void check();
    void finish();

    Definition m_definition;
    QLineEdit *m_name;
    QComboBox *m_colour;
    QPlainTextEdit *m_help;
    QTreeWidget *m_parameters;
    QLabel *m_problem;
    QDialogButtonBox *m_buttons;
};

} // namespace vitrine
