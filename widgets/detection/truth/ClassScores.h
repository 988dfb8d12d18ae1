#pragma once

#include "widgets/common/Export.h"

#include <QAbstractTableModel>
#include <QTableView>

#include <vector>

class QSortFilterProxyModel;

namespace vitrine {

class Evaluator;

/// How good the detector is at each annotated class: COCO's AP, and precision and recall at the present thresholds.
class ClassScoresModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Objects, Ap, Ap50, Precision, Recall, F1, ColumnCount };
    static constexpr int sortRole = Qt::UserRole;
    static constexpr int classRole = Qt::UserRole + 1;

    explicit ClassScoresModel(Evaluator *evaluator, QObject *parent = nullptr);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    QString csv() const;

private:
    void fill();
    void showConfidence();
    double number(int row, int column) const; ///< −1: nothing to measure

    Evaluator *m_evaluator;
    std::vector<int> m_classes; ///< that have objects
    std::vector<int> m_objects; ///< by class
};

/// That as a table, to sort. Double click: that class's curve.
class ClassScoresTable : public QTableView {
    Q_OBJECT

public:
    explicit ClassScoresTable(Evaluator *evaluator, QWidget *parent = nullptr);

    ClassScoresModel *scores() const { return m_model; }

signals:
    void classChosen(int classId);

private:
    void fitColumns();

    ClassScoresModel *m_model;
    QSortFilterProxyModel *m_sorted;
};

} // namespace vitrine
