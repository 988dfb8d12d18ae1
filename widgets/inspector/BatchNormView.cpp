#include "widgets/inspector/BatchNormView.h"

#include "widgets/common/DenseTable.h"
#include "widgets/common/Export.h"
#include "widgets/common/Format.h"
#include "widgets/common/PlotStyle.h"
#include "widgets/common/Theme.h"
#include "widgets/common/Translated.h"
#include "widgets/inspector/HistogramView.h"

#include <QComboBox>
#include <QHeaderView>
#include <QTabWidget>
#include <QVBoxLayout>
#include <qcustomplot.h>

#include <algorithm>

namespace vitrine {

Snapshot::Summary channelSummary(const Snapshot &tensor, std::int64_t channel)
{
    return channel < 0 ? tensor.summary() : tensor.select(1, channel).summary();
}

BatchNormView::BatchNormView(QWidget *parent)
    : QWidget(parent), m_table(new QTableWidget), m_quantity(new QComboBox), m_plot(new QCustomPlot),
      m_distribution(new HistogramView)
{
    auto *column = new QVBoxLayout(this);
    column->setContentsMargins(0, 4, 0, 0);
    auto *pages = new QTabWidget;
    pages->setTabPosition(QTabWidget::South);
    pages->setDocumentMode(true);
    column->addWidget(pages);
    auto *plots = new QWidget;
    auto *plotColumn = new QVBoxLayout(plots);
    plotColumn->setContentsMargins(0, 0, 0, 0);
    plotColumn->addWidget(m_quantity);
    plotColumn->addWidget(m_plot, 1);
    for (QWidget *page : std::initializer_list<QWidget *>{m_table, plots, m_distribution})
        pages->addTab(page, {});
    m_quantity->addItems({{}, {}, QStringLiteral("γ, β")});
    translated(this, [this, pages] {
        pages->setAccessibleName(tr("Pages of the batch norm"));
        pages->setTabText(0, tr("Channels"));
        pages->setTabToolTip(0, tr("All numbers, a row for each channel"));
        pages->setTabText(1, tr("Plot"));
        pages->setTabToolTip(1, tr("The numbers over the channels"));
        pages->setTabText(2, tr("Before and after"));
        pages->setTabToolTip(2, tr("Distribution before and after, of the channel chosen in the table, else of all"));
        m_quantity->setItemText(0, tr("Mean"));
        m_quantity->setItemText(1, tr("Variance"));
        m_quantity->setToolTip(tr("What is plotted over the channels"));
        m_quantity->setAccessibleName(m_quantity->toolTip());
        m_plot->xAxis->setLabel(tr("Channel"));
        m_table->setAccessibleName(tr("Batch norm, a row for each channel"));
    });
    connect(m_quantity, &QComboBox::currentIndexChanged, this, &BatchNormView::showPlot);
    m_plot->setMinimumHeight(96);
    stylePlot(m_plot, QStringLiteral("batch-norm"));
    setLegendAbove(m_plot);
    makeDense(m_table);
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    connect(m_table, &QTableWidget::itemSelectionChanged, this, &BatchNormView::showDistribution);
    connect(&Theme::instance(), &Theme::changed, this, [this] {
        showPlot();
        showDistribution();
    });
    installExportMenu(m_table, {[] { return QStringLiteral("batch-norm"); }, {}, {}, [this] { return csv(); }});
}

void BatchNormView::setBlock(const std::shared_ptr<const Trace> &trace, const std::string &path, const Snapshot &input,
                             const Snapshot &output)
{
    m_input = input;
    m_output = output;
    m_columns.clear();
    if (trace)
        collect(*trace, path, output.valid());
    fillTable();
    showPlot();
    showDistribution();
}

void BatchNormView::collect(const Trace &trace, const std::string &path, bool hasRun)
{
    const auto add = [this](const QString &name, const QString &tip, const Snapshot &tensor) {
        if (tensor.valid())
            m_columns.push_back({name, tip, tensor.toDoubles()});
    };
    const auto weight = [&](const char *name) {
        const auto found = trace.weights.find(path + '.' + name);
        return found == trace.weights.end() ? Snapshot() : found->second;
    };
    const auto statistic = [&](const char *name) { return hasRun ? trace.statistic(path, name) : Snapshot(); };
    add(tr("Batch mean"), tr("μ of this batch, over N and space"), statistic("mean"));
    add(tr("Batch variance"), tr("σ² of this batch, biased: divided by the count"), statistic("var"));
    add(tr("Running mean"), tr("Before this pass; what evaluation uses"), weight("running_mean"));
    add(tr("Running variance"), tr("Before this pass; what evaluation uses"), weight("running_var"));
    add(tr("Running mean after"), tr("(1 − momentum) · before + momentum · batch mean"), statistic("running_mean"));
    add(tr("Running variance after"), tr("(1 − momentum) · before + momentum · unbiased batch variance"),
        statistic("running_var"));
    add(QStringLiteral("γ"), tr("The learned scale, “weight”"), weight("weight"));
    add(QStringLiteral("β"), tr("The learned shift, “bias”"), weight("bias"));
}

void BatchNormView::fillTable()
{
    const int row = m_table->currentRow();
    const QSignalBlocker blocker(m_table);
    m_table->clear();
    m_table->setColumnCount(static_cast<int>(m_columns.size()));
    m_table->setRowCount(m_columns.empty() ? 0 : static_cast<int>(m_columns.front().values.size()));
    for (std::size_t column = 0; column < m_columns.size(); ++column) {
        auto *header = new QTableWidgetItem(m_columns[column].name);
        header->setToolTip(m_columns[column].tip);
        m_table->setHorizontalHeaderItem(static_cast<int>(column), header);
        for (std::size_t channel = 0; channel < m_columns[column].values.size(); ++channel) {
            const double value = m_columns[column].values[channel];
            auto *item = new QTableWidgetItem(formatNumber(value));
            item->setToolTip(formatExact(value));
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            m_table->setItem(static_cast<int>(channel), static_cast<int>(column), item);
        }
    }
    QStringList channels;
    for (int i = 0; i < m_table->rowCount(); ++i)
        channels += QString::number(i);
    m_table->setVerticalHeaderLabels(channels);
    m_table->resizeColumnsToContents();
    if (row >= 0 && row < m_table->rowCount())
        m_table->setCurrentCell(row, 0);
}

void BatchNormView::showPlot()
{
    const QList<QStringList> groups{{tr("Batch mean"), tr("Running mean"), tr("Running mean after")},
                                    {tr("Batch variance"), tr("Running variance"), tr("Running variance after")},
                                    {QStringLiteral("γ"), QStringLiteral("β")}};
    const Theme &theme = Theme::instance();
    const QColor colours[] = {theme.color(Theme::Role::Forward), theme.category(Category::Normalization),
                              theme.color(Theme::Role::Backward)};
    m_plot->clearPlottables();
    const QStringList group = groups[m_quantity->currentIndex()];
    for (const Column &column : m_columns) {
        const qsizetype place = group.indexOf(column.name);
        if (place < 0)
            continue;
        QVector<double> keys(static_cast<qsizetype>(column.values.size()));
        for (qsizetype i = 0; i < keys.size(); ++i)
            keys[i] = static_cast<double>(i);
        auto *graph = m_plot->addGraph();
        graph->setData(keys, QVector<double>(column.values.begin(), column.values.end()), true);
        graph->setName(column.name);
        graph->setPen(QPen(colours[place], 1.5));
        graph->setScatterStyle(QCPScatterStyle(QCPScatterStyle::ssDisc, 5));
    }
    m_plot->legend->setVisible(m_plot->graphCount() > 0);
    m_plot->rescaleAxes();
    m_plot->xAxis->scaleRange(1.05);
    m_plot->yAxis->scaleRange(1.1);
    m_plot->replot(QCustomPlot::rpQueuedReplot);
}

void BatchNormView::showDistribution()
{
    m_distribution->clear();
    const int channel = m_table->selectedItems().isEmpty() ? -1 : m_table->currentRow();
    const Theme &theme = Theme::instance();
    if (m_input.valid())
        m_distribution->add(channelSummary(m_input, channel), tr("Before"), theme.color(Theme::Role::MutedText));
    if (m_output.valid())
        m_distribution->add(channelSummary(m_output, channel), tr("After"), theme.category(Category::Normalization));
}

QString BatchNormView::csv() const
{
    QString text = QStringLiteral("channel");
    for (const Column &column : m_columns)
        text += QStringLiteral(",\"%1\"").arg(column.name);
    text += QLatin1Char('\n');
    for (int channel = 0; channel < m_table->rowCount(); ++channel) {
        text += QString::number(channel);
        for (const Column &column : m_columns)
            text += QLatin1Char(',') + formatExact(column.values[static_cast<std::size_t>(channel)]);
        text += QLatin1Char('\n');
    }
    return text;
}

} // namespace vitrine
