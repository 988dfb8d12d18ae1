#pragma once

#include "core/tensor/Snapshot.h"

#include <QTableWidget>
#include <QWidget>

#include <vector>

namespace vitrine {

class HistogramView;

/// A tensor in a table of statistics.
struct NamedTensor {
    QString name;
    Snapshot tensor;
    QColor colour;
};

/// Least, greatest, mean, spread, zeros, NaN and infinite values of tensors, one a row, and the histogram of the chosen
/// one. Reads Snapshot::summary(), which must be at hand already.
class StatisticsView : public QWidget {
    Q_OBJECT
public:
    explicit StatisticsView(QWidget *parent = nullptr);

    void setTensors(std::vector<NamedTensor> tensors);
    /// Summaries are being computed.
    void setWaiting();
    QTableWidget *table() const { return m_table; }

private:
    void setTexts();
    void fillRow(int row, const NamedTensor &tensor);
    void showHistogram();
    QString csv() const;

    QTableWidget *m_table;
    HistogramView *m_histogram;
    std::vector<NamedTensor> m_tensors;
};

} // namespace vitrine
