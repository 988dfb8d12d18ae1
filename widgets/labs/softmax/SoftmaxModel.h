#pragma once

#include "core/labs/SoftmaxWork.h"

#include <QAbstractTableModel>
#include <QStringList>

#include <optional>
#include <vector>

namespace vitrine {

/// The scores of one sample, and what softmax makes of them column by column. Scores can be written.
class SoftmaxModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Score, Shifted, Power, Probability, Gradient, ColumnCount };

    using QAbstractTableModel::QAbstractTableModel;

    /// `right`: the class that cross-entropy compares with, where there is one.
    void setScores(std::vector<double> scores, std::optional<std::size_t> right, const QStringList &names);
    void setScore(std::size_t index, double score);
    void setTemperature(double temperature);
    void retranslate();

    const std::vector<double> &scores() const { return m_scores; }
    const SoftmaxWork &work() const { return m_work; }
    const std::optional<CrossEntropyWork> &loss() const { return m_loss; }
    std::optional<std::size_t> right() const { return m_right; }
    QString nameOf(std::size_t index) const;
    /// Few classes stand in their order, many from the likeliest of the run down.
    std::size_t classOf(int row) const { return m_order[static_cast<std::size_t>(row)]; }
    int rowOf(std::size_t index) const;
    /// All columns with their full numbers.
    QString csv() const;

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role = Qt::DisplayRole) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;

signals:
    void worked(); ///< the scores or the temperature changed, and all that follows

private:
    void compute();
    double number(std::size_t index, int column) const;
    QVariant share(std::size_t index, int column) const;

    std::vector<double> m_scores;
    std::vector<std::size_t> m_order;
    std::optional<std::size_t> m_right;
    QStringList m_names;
    double m_temperature = 1;
    SoftmaxWork m_work;
    std::optional<CrossEntropyWork> m_loss;
};

} // namespace vitrine
