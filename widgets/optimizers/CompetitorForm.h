#pragma once

#include <QList>
#include <QWidget>

#include <string>

class QCheckBox;
class QComboBox;
class QVBoxLayout;

namespace vitrine {

class HyperparameterField;
class RosterState;

/// The selected competitor to edit: optimizer, hyperparameters, schedule, colour and line.
class CompetitorForm : public QWidget {
    Q_OBJECT

public:
    explicit CompetitorForm(RosterState *state, QWidget *parent = nullptr);

    /// Null where the optimizer has none of that name.
    HyperparameterField *field(const std::string &name) const;
    QComboBox *optimizer() const { return m_optimizer; }
    QComboBox *schedule() const { return m_schedule; }

private:
    void fillCombos();
    void retranslate();
    void showCompetitor();
    void rebuildFields();
    void chooseOptimizer(int index);
    void chooseSchedule(int index);

    RosterState *m_state;
    QCheckBox *m_on;
    QComboBox *m_optimizer, *m_schedule, *m_colour, *m_line;
    QVBoxLayout *m_fieldColumn, *m_scheduleColumn;
    QList<HyperparameterField *> m_fields, m_scheduleFields;
    std::string m_shownOptimizer, m_shownSchedule; ///< whose fields these are
};

} // namespace vitrine
