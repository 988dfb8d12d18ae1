#pragma once

#include <QTableView>
#include <QTimer>

namespace vitrine {

class NetRaceSession;
class NetRaceState;
class NetRankingModel;

/// The ranking of a race on networks; the selected row is the selected competitor.
class NetRankingTable : public QTableView {
    Q_OBJECT

public:
    NetRankingTable(NetRaceSession *session, NetRaceState *state, QWidget *parent = nullptr);

    NetRankingModel *ranking() const { return m_model; }
    QSize sizeHint() const override { return {320, 160}; }

private:
    void refresh();
    void showSelection();

    NetRaceState *m_state;
    NetRankingModel *m_model;
    QTimer m_timer;
};

} // namespace vitrine
