#pragma once

#include "core/stepping/Iteration.h"

#include <QAbstractTableModel>

#include <memory>

namespace vitrine {

/// Each weight of one tensor at a step of the optimizer: its place, the old weight, the gradient, what the optimizer
/// keeps for it, what it is moved by, the new weight.
class UpdateModel : public QAbstractTableModel {
    Q_OBJECT

public:
    using QAbstractTableModel::QAbstractTableModel;

    void setTensor(std::shared_ptr<const Iteration> iteration, int tensor); ///< −1: none
    const std::shared_ptr<const Iteration> &iteration() const { return m_iteration; }
    int tensor() const { return m_tensor; }
    /// The row of the weight that is moved most; the first where looking for it would be felt.
    int largest() const;
    QString place(int row) const; ///< "[0, 2, 1, 4]"

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const TensorRange &range() const;
    int states() const { return static_cast<int>(m_iteration->update.stateAfter.size()); }
    double value(int row, int column) const;

    std::shared_ptr<const Iteration> m_iteration;
    int m_tensor = -1;
};

} // namespace vitrine
