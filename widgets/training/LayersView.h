#pragma once

#include <QAbstractTableModel>
#include <QWidget>

#include <vector>

class QTableView;
class QTimer;

namespace vitrine {

class TrainHistory;
class TrainSession;

/// A row for each learnable tensor of the run.
class LayersModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Weights, Gradient, Ratio, ColumnCount };

    explicit LayersModel(const TrainHistory *history, QObject *parent = nullptr);

    void refresh(); ///< the history has grown
    void restart(); ///< other tensors
    /// The column's values over time, oldest first.
    std::vector<double> series(int row, int column) const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    const TrainHistory *m_history;
    int m_rows = 0;
};

/// Per tensor: the length of its weights, of its gradient, and of a step relative to the weights, now and over time. A
/// step of a thousandth is marked: far above, learning is rough, far below, slow.
class LayersView : public QWidget {
    Q_OBJECT

public:
    explicit LayersView(TrainSession *session, QWidget *parent = nullptr);

    QTableView *table() const { return m_table; }

protected:
    void showEvent(QShowEvent *event) override;

private:
    LayersModel *m_model;
    QTableView *m_table;
    QTimer *m_timer;
};

} // namespace vitrine
