#pragma once

#include "widgets/optimizers/networks/NetRaceHistory.h"

#include <QTimer>
#include <QWidget>

#include <optional>

class QCustomPlot;
class QLabel;

namespace vitrine {

class NetRaceSession;
class NetRaceState;

/// The searches for learning rates: the loss that each optimizer came to, over the rate that it was tried at. A ring
/// marks the rate it races with. A click on a point takes that rate; Left and Right go from point to point of the
/// selected competitor.
class RateSearchPlot : public QWidget {
    Q_OBJECT

public:
    RateSearchPlot(NetRaceSession *session, NetRaceState *state, QWidget *parent = nullptr);

    QCustomPlot *plot() const { return m_plot; }
    /// What a point of a search says.
    QString describe(const FoundRate &search, const RateTrial &trial) const;

protected:
    bool eventFilter(QObject *watched, QEvent *event) override;
    bool event(QEvent *event) override;
    void keyPressEvent(QKeyEvent *event) override;
    void showEvent(QShowEvent *event) override;

private:
    struct Hit {
        int competitor = 0;
        const FoundRate *search = nullptr;
        const RateTrial *trial = nullptr;
    };
    std::optional<Hit> hitAt(const QPointF &pixel) const;
    void later();
    void showSearches();
    void addSearch(const FoundRate &search);
    void rescale();
    void retranslate();
    double heightOf(const RateTrial &trial) const;

    NetRaceSession *m_session;
    NetRaceState *m_state;
    QLabel *m_note;
    QCustomPlot *m_plot;
    QTimer m_timer;
    double m_top = 1; ///< where those that ran away are drawn
};

} // namespace vitrine
