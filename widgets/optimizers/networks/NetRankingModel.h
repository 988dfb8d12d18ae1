#pragma once

#include "widgets/optimizers/networks/NetRaceHistory.h"

#include <QAbstractTableModel>

namespace vitrine {

class NetRaceSession;
class NetRaceState;

/// The competitors in the order of what the race is judged by, with their spread over the seeds.
class NetRankingModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Value, Spread, Wins, Reached, Time, ColumnCount };

    NetRankingModel(NetRaceSession *session, NetRaceState *state, QObject *parent = nullptr);

    void refresh();
    void retranslate();
    const RaceTable &table() const { return m_table; }
    int idOf(int row) const;
    int rowOf(int id) const; ///< −1: not in the race
    Competitor competitorOf(int row) const; ///< in its present colour
    /// The results of a row's races, and the lowest and highest of all rows': what the dots show.
    const std::vector<double> &valuesOf(int row) const;
    double low() const { return m_low; }
    double high() const { return m_high; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString textOf(int row, int column) const;
    QString tipOf(int row, int column) const;
    QString numberText(double value) const;
    QString deviationText(double value) const;
    const RaceStanding &standing(int row) const { return m_table.standings[static_cast<std::size_t>(row)]; }

    NetRaceSession *m_session;
    NetRaceState *m_state;
    RaceTable m_table;
    RaceMeasure m_measure = RaceMeasure::ValidationLoss;
    double m_low = 0, m_high = 1;
};

} // namespace vitrine
