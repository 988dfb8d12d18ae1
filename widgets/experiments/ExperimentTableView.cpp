#include "widgets/experiments/ExperimentTableView.h"

#include "widgets/common/DenseTable.h"
#include "widgets/common/Export.h"
#include "widgets/common/Format.h"
#include "widgets/common/Text.h"
#include "widgets/common/Translated.h"

#include <QHeaderView>

#include <algorithm>
#include <cmath>

namespace vitrine {

ExperimentTableView::ExperimentTableView(QWidget *parent) : QTableWidget(parent)
{
    setEditTriggers(NoEditTriggers);
    setSelectionMode(NoSelection);
    setShowGrid(false);
    setWordWrap(true);
    setFrameShape(QFrame::NoFrame);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Fixed);
    setVerticalScrollBarPolicy(Qt::ScrollBarAlwaysOff);
    makeDense(this);
    verticalHeader()->hide();
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    horizontalHeader()->setDefaultAlignment(Qt::AlignRight | Qt::AlignVCenter | Qt::Alignment(Qt::TextWordWrap));
    installExportMenu(
        this,
        {[] { return QStringLiteral("experiment-table"); }, [this] { return size(); }, {}, [this] { return csv(); }});
    translated(this, [this] {
        setAccessibleName(tr("What was measured"));
        setTable(m_table);
    });
}

void ExperimentTableView::setTable(const ExperimentTable &table)
{
    m_table = table;
    const int columns = static_cast<int>(table.columns.size());
    setColumnCount(columns + 1);
    setRowCount(static_cast<int>(table.rows.size()));
    QStringList headings{QString()};
    for (const Message &column : table.columns)
        headings += toText(column);
    setHorizontalHeaderLabels(headings);
    for (int row = 0; row < rowCount(); ++row) {
        const ExperimentTable::Row &from = table.rows[static_cast<std::size_t>(row)];
        auto *name = new QTableWidgetItem(toText(from.name));
        name->setToolTip(name->text());
        setItem(row, 0, name);
        for (int column = 0; column < columns; ++column) {
            const double value = from.values[static_cast<std::size_t>(column)];
            auto *cell = new QTableWidgetItem(std::isnan(value) ? QStringLiteral("–") : formatNumber(value));
            cell->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            cell->setToolTip(QStringLiteral("%1, %2: %3").arg(name->text(), headings[column + 1], formatExact(value)));
            setItem(row, column + 1, cell);
        }
    }
    QMetaObject::invokeMethod(this, &ExperimentTableView::fitHeights, Qt::QueuedConnection);
}

void ExperimentTableView::resizeEvent(QResizeEvent *event)
{
    QTableWidget::resizeEvent(event);
    // Once the columns have their widths.
    QMetaObject::invokeMethod(this, &ExperimentTableView::fitHeights, Qt::QueuedConnection);
}

/// Headings take as many lines as they need at the width there is.
void ExperimentTableView::fitHeights()
{
    constexpr int margin = 6;
    int height = 0;
    for (int column = 0; column < columnCount(); ++column) {
        const QRect room(0, 0, columnWidth(column) - 2 * margin, 1000);
        const QString text = horizontalHeaderItem(column)->text();
        height = std::max(height, fontMetrics().boundingRect(room, Qt::TextWordWrap, text).height());
    }
    horizontalHeader()->setFixedHeight(height + margin);
    resizeRowsToContents();
    setFixedHeight(sizeHint().height());
}

QString ExperimentTableView::csv() const
{
    const auto quoted = [](QString text) {
        return QStringLiteral("\"%1\"").arg(text.replace(QLatin1Char('"'), QStringLiteral("\"\"")));
    };
    QStringList lines, cells{QStringLiteral("name")};
    for (const Message &column : m_table.columns)
        cells += quoted(toText(column));
    lines += cells.join(QLatin1Char(','));
    for (const ExperimentTable::Row &row : m_table.rows) {
        cells = {quoted(toText(row.name))};
        for (const double value : row.values)
            cells += std::isnan(value) ? QString() : formatExact(value);
        lines += cells.join(QLatin1Char(','));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

QSize ExperimentTableView::sizeHint() const
{
    int height = horizontalHeader()->height() + 2;
    for (int row = 0; row < rowCount(); ++row)
        height += rowHeight(row);
    return {QTableWidget::sizeHint().width(), height};
}

} // namespace vitrine
