#pragma once

#include <QAbstractTableModel>

#include <vector>

namespace vitrine {

class DetectionState;

/// The boxes that are kept, best first: rank, class, score, and place in pixels of the picture.
class DetectionModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Rank, Class, Score, X, Y, Width, Height, ColumnCount };
    static constexpr int sortRole = Qt::UserRole;
    static constexpr int cellRole = Qt::UserRole + 1;

    explicit DetectionModel(QObject *parent = nullptr);

    void setState(DetectionState *state);
    int cellAt(int row) const;
    int rowOf(int cell) const; ///< −1: it is not kept
    QString csv() const; ///< full numbers, a line a box

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    void showResult(bool ofNewRun);
    void showHover();
    double value(int row, int column) const;
    QString text(int row, int column) const;

    DetectionState *m_state = nullptr;
    std::vector<int> m_cells; ///< as they were at the last change
    int m_hovered = -1;
};

} // namespace vitrine
