#pragma once

#include <QObject>

namespace vitrine {

class CellEditor;
struct FilmReel;
class HandEdits;
class InputPanel;
class InspectorPanel;
class NetworkDocument;
class Selection;
class Session;
class StepCursor;
class WeightTools;

/// Pixels and weights changed by hand in the Network room: which maps can be edited, what is marked, and the difference
/// that a change has made.
class RippleDesk : public QObject {
    Q_OBJECT

public:
    /// Before the room shows runs, so that it knows the one before.
    RippleDesk(Session *session, NetworkDocument *document, StepCursor *cursor, QObject *parent = nullptr);

    void connectTo(InputPanel *input, InspectorPanel *inspector, Selection *selection);
    HandEdits *edits() const { return m_edits; }
    WeightTools *weightTools() const { return m_tools; }
    CellEditor *outputEditor() const { return m_outputEditor; }
    CellEditor *weightEditor() const { return m_weightEditor; }
    /// The last change, from what was before to what is now; of no steps where there is none.
    FilmReel reel() const;
    bool showsDifference() const { return m_showsDifference; }

public slots:
    /// Maps show what the last change has made of each value.
    void setDifference(bool on);
    void putBack(); ///< all pixels and weights that a hand has changed

signals:
    void differenceChanged(bool on);
    void editedChanged(bool isAnything); ///< whether there is anything to put back

private:
    void followInspector();
    void followOutcome();
    void followSelection();
    void updateBaseline();

    Session *m_session;
    StepCursor *m_cursor;
    HandEdits *m_edits;
    InputPanel *m_input = nullptr;
    InspectorPanel *m_inspector = nullptr;
    Selection *m_selection = nullptr;
    WeightTools *m_tools = nullptr;
    CellEditor *m_outputEditor = nullptr, *m_weightEditor = nullptr;
    bool m_showsDifference = false;
};

} // namespace vitrine
