#pragma once

#include <QObject>

namespace vitrine {

class CanvasView;
class HealthNote;
class HealthSession;
class InspectorPanel;
class Selection;
class Session;

/// What ails the open network's run, in the Network room: marks on the canvas, reasons and advice in the inspector.
/// Whether it is shown is remembered.
class HealthDesk : public QObject {
    Q_OBJECT

public:
    HealthDesk(Session *session, Selection *selection, CanvasView *canvas, InspectorPanel *inspector);

    HealthSession *health() const { return m_health; }
    HealthNote *note() const { return m_note; }
    bool isOn() const { return m_isOn; }
    void setOn(bool on);

signals:
    void onChanged(bool on);
    void said(const QString &text);

private:
    void judge();
    void show();
    void sayResult();

    Session *m_session;
    Selection *m_selection;
    CanvasView *m_canvas;
    HealthSession *m_health;
    HealthNote *m_note;
    bool m_isOn;
};

} // namespace vitrine
