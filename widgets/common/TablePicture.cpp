#include "widgets/common/TablePicture.h"

#include "widgets/common/Theme.h"

#include <QAbstractItemDelegate>
#include <QHeaderView>
#include <QPainter>
#include <QStyleOptionViewItem>
#include <QTableView>

#include <utility>

namespace vitrine {

namespace {

QSize sizeOf(const QTableView *table)
{
    return {table->horizontalHeader()->length(),
            table->horizontalHeader()->height() + table->verticalHeader()->length()};
}

void paintHeader(const QTableView *table, QPainter &painter)
{
    const Theme &theme = Theme::instance();
    const int height = table->horizontalHeader()->height();
    for (int column = 0; column < table->model()->columnCount(); ++column) {
        if (table->isColumnHidden(column))
            continue;
        const int left = table->horizontalHeader()->sectionPosition(column), width = table->columnWidth(column);
        const QVariant aligned = table->model()->headerData(column, Qt::Horizontal, Qt::TextAlignmentRole);
        const Qt::Alignment alignment =
            aligned.isValid() ? Qt::Alignment(aligned.toInt()) : table->horizontalHeader()->defaultAlignment();
        painter.setPen(theme.color(Theme::Role::Text));
        painter.drawText(QRect(left + 4, 0, width - 8, height), static_cast<int>(alignment) | Qt::TextWordWrap,
                         table->model()->headerData(column, Qt::Horizontal).toString());
    }
    painter.setPen(theme.color(Theme::Role::Border));
    painter.drawLine(0, height - 1, sizeOf(table).width(), height - 1);
}

/// As the view paints it, without what is selected or pointed at.
void paintCell(const QTableView *table, QPainter &painter, const QModelIndex &index)
{
    QStyleOptionViewItem option;
    option.initFrom(table);
    option.state &= ~(QStyle::State_HasFocus | QStyle::State_MouseOver | QStyle::State_Selected);
    option.font = table->font();
    option.widget = table;
    option.textElideMode = table->textElideMode();
    option.rect = QRect(table->horizontalHeader()->sectionPosition(index.column()),
                        table->horizontalHeader()->height() + table->verticalHeader()->sectionPosition(index.row()),
                        table->columnWidth(index.column()), table->rowHeight(index.row()));
    table->itemDelegateForIndex(index)->paint(&painter, option, index);
}

} // namespace

ExportSource tableSource(QTableView *table, const QString &name, std::function<QString()> csv)
{
    ExportSource source;
    source.name = [name] { return name; };
    source.size = [table] { return sizeOf(table); };
    source.paint = [table](QPainter &painter) {
        painter.setFont(table->font());
        paintHeader(table, painter);
        for (int row = 0; row < table->model()->rowCount(); ++row)
            for (int column = 0; column < table->model()->columnCount(); ++column)
                if (!table->isColumnHidden(column) && !table->isRowHidden(row))
                    paintCell(table, painter, table->model()->index(row, column));
    };
    source.csv = std::move(csv);
    return source;
}

} // namespace vitrine
