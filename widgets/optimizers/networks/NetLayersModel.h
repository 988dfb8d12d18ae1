#pragma once

#include "widgets/optimizers/networks/NetRaceHistory.h"

#include <QAbstractTableModel>

namespace vitrine {

/// A row for each learnable tensor: its weights, gradient and step, and what the optimizer keeps for it.
class NetLayersModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Weights, Gradient, Ratio, FirstState };
    enum class Statistic { Norm, Mean, Largest };

    using QAbstractTableModel::QAbstractTableModel;

    void setLayers(std::shared_ptr<const RaceLayers> layers);
    void setStatistic(Statistic statistic); ///< of what the optimizer keeps
    const std::shared_ptr<const RaceLayers> &layers() const { return m_layers; }

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    double valueOf(const LayerState &layer, int column) const;
    const StateSummary *stateOf(const LayerState &layer, int column) const;

    std::shared_ptr<const RaceLayers> m_layers; ///< null: none
    Statistic m_statistic = Statistic::Norm;
};

} // namespace vitrine
