#pragma once

#include "core/stepping/Stops.h"

#include <QWidget>

class QLabel;
class QToolButton;

namespace vitrine {

class Breakpoints;
class ConditionsForm;
class JourneySession;
class MemoryForm;
class SegmentedControl;
class StepCursor;
class StepList;

/// The steps of the present iteration, how finely it is taken apart, where it stands in the journey, where playing
/// stops, and what memory the journey may take.
class StepsPanel : public QWidget {
    Q_OBJECT

public:
    struct Models {
        StepCursor *cursor;
        JourneySession *journey;
        Breakpoints *breakpoints;
    };
    StepsPanel(const Models &models, StepList *list, QWidget *parent = nullptr);

    StepList *list() const { return m_list; }
    SegmentedControl *grains() const { return m_grains; } ///< unit operations, layers, blocks
    ConditionsForm *conditions() const { return m_conditions; }
    MemoryForm *memory() const { return m_memory; }
    QString title() const;
    void showGrain();
    /// Whether what is shown are the unit operations.
    void setShowsUnits(bool on);

signals:
    void grainChosen(vitrine::Grain grain);
    void unitsWanted(); ///< the network taken apart into unit operations
    void unitsLeft(); ///< and whole again

private:
    QToolButton *makeButton(QWidget *form);
    void setTexts();
    void showIteration();
    void showButtons();
    void chooseGrain(int index);

    Models m_models;
    StepList *m_list;
    QLabel *m_title;
    SegmentedControl *m_grains;
    ConditionsForm *m_conditions;
    MemoryForm *m_memory;
    QToolButton *m_stops, *m_kept;
    bool m_showsUnits = false;
};

} // namespace vitrine
