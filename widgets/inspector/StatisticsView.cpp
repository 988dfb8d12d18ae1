#include "widgets/inspector/StatisticsView.h"

#include "widgets/common/DenseTable.h"
#include "widgets/common/Export.h"
#include "widgets/common/Format.h"
#include "widgets/common/Translated.h"
#include "widgets/inspector/HistogramView.h"

#include <QHeaderView>
#include <QSplitter>
#include <QVBoxLayout>

#include <algorithm>
#include <utility>

namespace vitrine {

StatisticsView::StatisticsView(QWidget *parent)
    : QWidget(parent), m_table(new QTableWidget), m_histogram(new HistogramView)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    auto *splitter = new QSplitter(Qt::Vertical);
    splitter->addWidget(m_table);
    splitter->addWidget(m_histogram);
    splitter->setStretchFactor(1, 1);
    column->addWidget(splitter);

    m_table->setColumnCount(9);
    translated(this, [this] { setTexts(); });
    m_table->horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    m_table->verticalHeader()->hide();
    makeDense(m_table);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &StatisticsView::showHistogram);
    installExportMenu(m_table, {[] { return QStringLiteral("statistics"); }, {}, {}, [this] { return csv(); }});
}

void StatisticsView::setTexts()
{
    m_table->setHorizontalHeaderLabels({tr("Tensor"), tr("Least"), tr("Greatest"), tr("Mean"), tr("Std"), tr("Zeros"),
                                        tr("NaN"), tr("Inf"), tr("Count")});
    const QStringList tips{tr("A row is a tensor of this block"),
                           tr("Smallest finite value"),
                           tr("Largest finite value"),
                           tr("Mean of the finite values"),
                           tr("Population standard deviation of the finite values"),
                           tr("Share of values that are exactly zero"),
                           tr("How many values are not a number"),
                           tr("How many values are infinite"),
                           tr("How many values there are")};
    for (int i = 0; i < tips.size(); ++i)
        m_table->horizontalHeaderItem(i)->setToolTip(tips[i]);
    m_table->setAccessibleName(tr("Statistics"));
}

void StatisticsView::setWaiting()
{
    m_tensors.clear();
    m_table->setRowCount(1);
    m_table->setItem(0, 0, new QTableWidgetItem(tr("Computing…")));
    m_histogram->clear();
}

void StatisticsView::setTensors(std::vector<NamedTensor> tensors)
{
    const int row = std::max(0, m_table->currentRow());
    m_tensors = std::move(tensors);
    m_table->clearContents();
    m_table->setRowCount(static_cast<int>(m_tensors.size()));
    for (std::size_t i = 0; i < m_tensors.size(); ++i)
        fillRow(static_cast<int>(i), m_tensors[i]);
    m_table->setCurrentCell(std::min(row, m_table->rowCount() - 1), 0);
    showHistogram();
}

void StatisticsView::fillRow(int row, const NamedTensor &tensor)
{
    const Snapshot::Summary &summary = tensor.tensor.summary();
    const auto put = [&](int column, const QString &text, const QString &exact) {
        auto *item = new QTableWidgetItem(text);
        item->setToolTip(exact);
        if (column > 0)
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        m_table->setItem(row, column, item);
    };
    put(0, tensor.name, formatShape(tensor.tensor.shape()));
    int column = 1;
    for (const double value : {summary.min, summary.max, summary.mean, summary.std})
        put(column++, formatNumber(value), formatExact(value));
    put(5, formatShare(summary.zeroShare), formatExact(summary.zeroShare));
    put(6, formatCount(summary.nanCount), formatCount(summary.nanCount));
    put(7, formatCount(summary.infCount), formatCount(summary.infCount));
    put(8, formatCount(tensor.tensor.elementCount()), formatShape(tensor.tensor.shape()));
}

void StatisticsView::showHistogram()
{
    m_histogram->clear();
    const int row = m_table->currentRow();
    if (row < 0 || row >= static_cast<int>(m_tensors.size()))
        return;
    const NamedTensor &tensor = m_tensors[static_cast<std::size_t>(row)];
    m_histogram->add(tensor.tensor.summary(), tensor.name, tensor.colour);
}

QString StatisticsView::csv() const
{
    QString text = QStringLiteral("tensor,min,max,mean,std,zero_share,nan,inf,count\n");
    for (const NamedTensor &each : m_tensors) {
        const Snapshot::Summary &summary = each.tensor.summary();
        text += QStringLiteral("\"%1\"").arg(each.name);
        for (const double value : {summary.min, summary.max, summary.mean, summary.std, summary.zeroShare})
            text += QLatin1Char(',') + formatExact(value);
        text +=
            QStringLiteral(",%1,%2,%3\n").arg(summary.nanCount).arg(summary.infCount).arg(each.tensor.elementCount());
    }
    return text;
}

} // namespace vitrine
