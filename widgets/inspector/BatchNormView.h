#pragma once

#include "core/trace/Trace.h"

#include <QTableWidget>
#include <QWidget>

#include <memory>
#include <vector>

class QComboBox;
class QCustomPlot;

namespace vitrine {

class HistogramView;

/// A batch norm's inside: mean and variance of the batch and the running ones, γ and β for every channel, as a table
/// and as a plot, and the distribution of the chosen channel (or of all) before and after.
class BatchNormView : public QWidget {
    Q_OBJECT
public:
    explicit BatchNormView(QWidget *parent = nullptr);

    /// `input` and `output`: [N, C, …]; invalid before the block's step, then only what it has learned is shown.
    void setBlock(const std::shared_ptr<const Trace> &trace, const std::string &path, const Snapshot &input,
                  const Snapshot &output);
    QTableWidget *table() const { return m_table; }

private:
    struct Column {
        QString name, tip;
        std::vector<double> values;
    };
    void collect(const Trace &trace, const std::string &path, bool hasRun);
    void fillTable();
    void showPlot();
    void showDistribution();
    QString csv() const;

    QTableWidget *m_table;
    QComboBox *m_quantity;
    QCustomPlot *m_plot;
    HistogramView *m_distribution;
    std::vector<Column> m_columns;
    Snapshot m_input, m_output;
};

/// Summary of one channel of [N, C, …] (channel −1: of all).
Snapshot::Summary channelSummary(const Snapshot &tensor, std::int64_t channel);

} // namespace vitrine
