#pragma once

#include <QAbstractTableModel>

#include <map>

namespace vitrine {

class ComparisonState;

/// What differs between two detectors, a row each: settings first, then boxes, the weightiest first.
class DifferenceModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { What, Class, A, B, Details, ColumnCount };

    explicit DifferenceModel(ComparisonState *comparison, QObject *parent = nullptr);

    /// The pair of boxes in a row; −1: it is a setting's.
    int pairAt(int row) const;
    int rowOf(int pair) const; ///< −1: the pair does not differ

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    QString settingText(int row, int column) const;
    QString pairText(int pair, int column) const;
    QString toolTip(int row) const;
    QString classOf(int pair) const;
    QString details(int pair) const;
    const QString &reason(int pair) const;

    ComparisonState *m_comparison;
    int m_settingCount = 0, m_pairCount = 0; ///< as they were at the last change
    mutable std::map<int, QString> m_reasons; ///< found when they are first shown: each looks through all candidates
};

} // namespace vitrine
