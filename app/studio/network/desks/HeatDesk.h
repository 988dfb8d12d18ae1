#pragma once

#include "widgets/figures/HeatFigures.h"

#include <QObject>

namespace vitrine {

class CanvasView;
class Session;

/// The heat map over the Network room's canvas: which figure it shows, which is remembered.
class HeatDesk : public QObject {
    Q_OBJECT

public:
    HeatDesk(Session *session, CanvasView *canvas, QObject *parent);

    Heat heat() const { return m_heat; }
    void setHeat(Heat heat);
    const HeatFigures &figures() const { return m_figures; }

signals:
    void said(const QString &text); ///< what is shown, with its largest and its total

private:
    void follow();
    QString name() const;

    Session *m_session;
    CanvasView *m_canvas;
    Heat m_heat;
    HeatFigures m_figures;
};

} // namespace vitrine
