#pragma once

#include "core/base/Result.h"
#include "core/stepping/Stops.h"

#include <QObject>

class QMenu;
class QStackedWidget;

namespace vitrine {

class IterationStrip;
class Selection;
class Session;
class StepCursor;
class StepFlow;
class StepList;
class StepsPanel;
class TrainState;
class TransportBar;
class UpdateView;

/// Stepping in the Network room, from one iteration into the next and back: the panel of steps, the row of iterations
/// under the timeline, the optimizer's step in numbers, breakpoints, memory.
class StepDesk : public QObject {
    Q_OBJECT

public:
    struct Parts {
        Session *session;
        Selection *selection;
        StepCursor *cursor;
        TrainState *training;
        TransportBar *transport;
        StepList *list;
    };
    StepDesk(const Parts &parts, QWidget *window);

    StepFlow *flow() const { return m_flow; }
    StepsPanel *panel() const { return m_panel; }
    IterationStrip *strip() const { return m_strip; }
    UpdateView *update() const { return m_update; }
    /// The explanation of a number; while the cursor stands at the optimizer's step, that of the step in its place.
    QWidget *withUpdate(QWidget *explanation);
    /// What can be done with a block in stepping, for its menu.
    void fillBlockMenu(QMenu *menu, const QString &block);
    void remember() const; ///< the settings
    bool isBusy() const;

public slots:
    void runToSelected();
    void toggleBreakpoint(); ///< at the selected block, in the pass that is shown

signals:
    void unitsWanted();
    void unitsLeft();
    void busyChanged(bool busy);
    void said(const QString &text);
    void noted(const vitrine::Message &note);
    void failed(const vitrine::Error &error);

private:
    void restore();
    void connectParts(const QWidget *window);
    void showStep();
    Stage shownStage() const;

    Parts m_parts;
    StepFlow *m_flow;
    StepsPanel *m_panel;
    IterationStrip *m_strip;
    UpdateView *m_update;
    QStackedWidget *m_explanations = nullptr;
};

} // namespace vitrine
