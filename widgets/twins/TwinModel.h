#pragma once

#include "core/training/compare/CompareRuns.h"
#include "widgets/twins/TwinSettings.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <vector>

namespace vitrine {

class TwinSession;

/// The figures of all runs of a comparison, a row each; of folds a last row with mean and deviation, of an ensemble one
/// with the averaged answer. It is the legend of the curves, too: a tick shows them.
class TwinModel : public QAbstractTableModel {
    Q_OBJECT

public:
    /// Accuracies are a detector's AP50; it has a column more.
    enum Column {
        Name,
        TrainLoss,
        ValidationLoss,
        Accuracy,
        BestAccuracy,
        AveragePrecision,
        Time,
        Together,
        ColumnCount
    };

    explicit TwinModel(const TwinSession *session, QObject *parent = nullptr);

    void restart(); ///< other runs
    void refresh(); ///< other numbers, or another language
    bool hasColumn(int column) const; ///< whether this comparison has figures for it
    QString csv() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    /// −1: mean of the folds, or averaged answer.
    void memberSwitched(int member, bool shown);

private:
    TwinMode mode() const;
    bool isDetector(int row) const;
    void readFigures();
    bool isSummary(int row) const;
    double numberAt(int row, int column) const;
    QString textAt(int row, int column) const;
    QString summaryAt(int column) const;
    QVariant tipAt(int row, int column) const;

    const TwinSession *m_session;
    QStringList m_titles;
    std::vector<RunFigures> m_figures; ///< of each run, at the last look
    std::vector<bool> m_isTicked; ///< by row
    int m_members = 0;
};

} // namespace vitrine
