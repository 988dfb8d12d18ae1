#pragma once

#include "widgets/compare/NetCompareState.h"

#include <QAbstractTableModel>

namespace vitrine {

/// All pairs of a comparison with how far they lie apart: one row a pair, in the order of the network that is open.
class NetCompareModel : public QAbstractTableModel {
    Q_OBJECT

public:
    enum Column { Name, Kind, Mean, Largest, Relative, Cosine, ColumnCount };

    explicit NetCompareModel(NetCompareState *state, QObject *parent);

    int rowCount(const QModelIndex &parent = {}) const override;
    int columnCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;
    /// Every pair, with outputs, gradients and weights, at full precision.
    QString csv() const;

public slots:
    void retranslate();

private:
    void follow();
    const ComparedPair &pairAt(int row) const { return m_state->pairs()[static_cast<std::size_t>(row)]; }
    QString name(const ComparedPair &pair) const;
    QString kind(const ComparedPair &pair) const;
    QString number(const ComparedPair &pair, int column) const;
    QString tip(const ComparedPair &pair) const;

    NetCompareState *m_state;
    int m_rows = 0;
};

/// The figures of one pair: "mean |A − B| 0.012 · largest 0.4 · relative 12 % · cosine 0.98"; or why there are none.
QString figuresText(const NetCompareState &state, const ComparedPair &pair);

} // namespace vitrine
