#pragma once

#include "widgets/optimizers/networks/NetRaceCurves.h"

#include <QTimer>
#include <QWidget>

#include <optional>
#include <vector>

class QCPAbstractItem;
class QCPItemStraightLine;
class QCPTextElement;
class QCustomPlot;

namespace vitrine {

class NetRaceSession;

/// The curves of a race: loss or accuracy of every competitor against steps, epochs or its own computing time, with
/// what is compared above them. Of several seeds the mean, with a band of one standard deviation. One cross-hair over
/// all curves; a click looks back at that step, a rectangle zooms, a double click goes back; who ran away is marked.
class NetRacePlot : public QWidget {
    Q_OBJECT

public:
    NetRacePlot(NetRaceSession *session, NetRaceState *state, QWidget *parent = nullptr);

    QCustomPlot *plot() const { return m_plot; }
    /// What all curves are at a place of the x axis, the best first.
    QString describe(double x) const;
    void fit();
    /// The curves as they were at a step, on the axes of the whole race; none: all of them.
    void showUntil(std::optional<std::int64_t> step);

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    void build();
    void later();
    void showRace();
    void addCurve(std::size_t member);
    void addBand(const RaceCurve &curve, const QColor &colour);
    void addDropOut(std::size_t member);
    void addHint();
    void showAxes();
    void showStatement();
    void rescale();
    void showHair(double x);
    void showMoment();
    void chooseMoment(double x);
    QString placeText(double x) const;

    NetRaceSession *m_session;
    NetRaceState *m_state;
    QCustomPlot *m_plot;
    QCPTextElement *m_statement;
    QCPItemStraightLine *m_hair, *m_moment;
    QTimer m_timer;
    std::vector<RaceCurve> m_curves; ///< beside the history's members
    std::vector<QCPAbstractItem *> m_marks;
    QPointF m_pressed;
    std::optional<std::int64_t> m_until;
    bool m_isZoomed = false;
    bool m_isPainted = false;
};

} // namespace vitrine
