#pragma once

#include "widgets/twins/TwinSettings.h"

#include <QAbstractTableModel>
#include <QStringList>

namespace vitrine {

class TwinSession;

/// The figures of all runs of a comparison, a row each; of folds a last row with mean and deviation, of an ensemble one
/// with the averaged answer.
class TwinModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, TrainLoss, ValidationLoss, Accuracy, BestAccuracy, Time, Together, ColumnCount };

    explicit TwinModel(const TwinSession *session, QObject *parent = nullptr);

    void restart(); ///< other runs
    void refresh(); ///< other numbers, or another language
    QString csv() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    TwinMode mode() const;
    bool isSummary(int row) const;
    double numberAt(int row, int column) const;
    QString textAt(int row, int column) const;
    QString summaryAt(int column) const;
    QVariant tipAt(int row, int column) const;

    const TwinSession *m_session;
    QStringList m_titles;
    int m_members = 0;
};

} // namespace vitrine
