#pragma once

#include "widgets/optimizers/Roster.h"

#include <QObject>

#include <functional>

namespace vitrine {

/// Who takes part and which of them is selected: what the list and the form of competitors show and edit, whatever is
/// raced on. Lives in the GUI thread.
class RosterState : public QObject {
    Q_OBJECT

public:
    using QObject::QObject;

    virtual const Roster &roster() const = 0;
    virtual void editRoster(const std::function<void(Roster &)> &change) = 0;
    /// A competitor with an optimizer's defaults, and a rate that suits what is raced on.
    virtual Competitor fresh(const OptimizerKind &optimizer) const = 0;
    /// Networks are raced on, else a surface.
    virtual bool isOnNetworks() const = 0;

    int selected() const { return m_selected; } ///< id; 0 where there is no competitor
    const Competitor *selectedCompetitor() const { return roster().find(m_selected); }
    void editSelected(const std::function<void(Competitor &)> &change);
    void add(const OptimizerKind &optimizer); ///< and selects it
    void duplicateSelected();
    void removeSelected();

public slots:
    void select(int id);

signals:
    void setupChanged();
    void selectionChanged();

protected:
    /// Selects another one where the selected one is gone; true where it did. Says nothing.
    bool reselect();

private:
    int m_selected = 0;
};

} // namespace vitrine
