#pragma once

#include "widgets/optimizers/Race.h"

#include <QAbstractTableModel>
#include <QStringList>

namespace vitrine {

class OptimizersState;

/// The competitors in the order of their heights at the present step: those that diverged come last.
class RankingModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Height, Distance, Arrival, Outcome };

    explicit RankingModel(OptimizersState *state, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    int idOf(int row) const { return m_order[static_cast<std::size_t>(row)]->competitor.id; }
    int rowOf(int id) const; ///< −1: not in the race
    void retranslate();
    /// All that the last column may say.
    static QStringList outcomes();

private:
    void rank();
    QString textOf(const RaceEntry &entry, int column) const;
    QString tipOf(const RaceEntry &entry, int column) const;

    OptimizersState *m_state;
    std::shared_ptr<const Race> m_race;
    std::vector<const RaceEntry *> m_order; ///< of m_race
};

} // namespace vitrine
