#include "widgets/labs/convolution/CostTable.h"

#include "widgets/common/DenseTable.h"
#include "widgets/common/Format.h"
#include "widgets/common/Translated.h"

#include <QHeaderView>

#include <algorithm>
#include <utility>

namespace vitrine {

namespace {

enum Column { Name, Output, Weights, Macs, Field, Time, ColumnCount };

} // namespace

CostTable::CostTable(QWidget *parent) : QTableWidget(0, ColumnCount, parent)
{
    makeDense(this);
    verticalHeader()->hide();
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setMinimumHeight(96);
    const auto choose = [this](int row) {
        const Line line = m_lines.at(static_cast<std::size_t>(row));
        emit chosen(line.setting);
    };
    connect(this, &QTableWidget::cellActivated, this, [choose](int row, int) { choose(row); });
    connect(this, &QTableWidget::cellClicked, this, [choose](int row, int) { choose(row); });
    translated(this, [this] { setTexts(); });
}

void CostTable::setTexts()
{
    setHorizontalHeaderLabels({tr("Convolution"), tr("Output"), tr("Parameters"), tr("MACs"), tr("Field"), tr("Time")});
    const QStringList tips = {tr("A click tries it on the same input"),
                              tr("Channels and size of the output"),
                              tr("Learnable numbers"),
                              tr("Multiply-accumulates for the whole batch"),
                              tr("Receptive field: places of the input that a number is made of"),
                              tr("Forward pass on this machine, the shortest of 5 runs")};
    for (int column = 0; column < ColumnCount; ++column)
        horizontalHeaderItem(column)->setToolTip(tips[column]);
    setAccessibleName(tr("What kinds of convolution cost"));
    if (!m_lines.empty())
        showLines();
}

QString CostTable::nameOf(const Line &line)
{
    if (!line.variant)
        return tr("As set");
    switch (*line.variant) {
    case ConvVariant::Plain:
        return tr("Plain");
    case ConvVariant::Dilated:
        return tr("Dilated by 2");
    case ConvVariant::Grouped:
        return tr("%1 groups").arg(line.setting.groups);
    case ConvVariant::Depthwise:
        return tr("Depthwise");
    case ConvVariant::Separable:
        return tr("Depthwise separable");
    case ConvVariant::Transposed:
        return tr("Transposed");
    }
    return {};
}

void CostTable::setSetting(const ConvSetting &setting, const vitrine::Shape &input)
{
    m_lines.clear();
    const auto add = [&](std::optional<ConvVariant> variant, const ConvSetting &each) {
        if (const Result<ConvCost> cost = costOf(each, input))
            m_lines.push_back({variant, each, *cost});
    };
    add(std::nullopt, setting);
    for (const ConvVariant variant : {ConvVariant::Plain, ConvVariant::Dilated, ConvVariant::Grouped,
                                      ConvVariant::Depthwise, ConvVariant::Separable, ConvVariant::Transposed})
        if (const auto each = variantOf(setting, variant, input[1]))
            add(variant, *each);
    showLines();
}

std::vector<ConvSetting> CostTable::settings() const
{
    std::vector<ConvSetting> settings;
    for (const Line &line : m_lines)
        settings.push_back(line.setting);
    return settings;
}

void CostTable::showLines()
{
    clearSelection();
    setRowCount(static_cast<int>(m_lines.size()));
    for (int row = 0; row < rowCount(); ++row) {
        const Line &line = m_lines[static_cast<std::size_t>(row)];
        const vitrine::Shape output(line.cost.output.begin() + 1, line.cost.output.end());
        const QStringList texts = {nameOf(line),
                                   formatShape(output),
                                   formatCount(line.cost.weights),
                                   formatCount(line.cost.macs),
                                   line.cost.field.size() == 1 ? formatCount(line.cost.field[0])
                                                               : formatShape(line.cost.field),
                                   QString()};
        for (int column = 0; column < ColumnCount; ++column) {
            auto *cell = new QTableWidgetItem(texts[column]);
            if (column != Name)
                cell->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            setItem(row, column, cell);
        }
        QFont font = this->font();
        font.setBold(!line.variant);
        item(row, Name)->setFont(font);
    }
    resizeColumnsToContents();
}

void CostTable::setTime(int row, double milliseconds)
{
    if (row >= rowCount())
        return;
    item(row, Time)->setText(milliseconds < 0 ? QStringLiteral("–") : formatMilliseconds(milliseconds));
    resizeColumnToContents(Time);
}

QString CostTable::csv() const
{
    QString text = QStringLiteral("convolution,output,parameters,macs,field,time\n");
    for (int row = 0; row < rowCount(); ++row) {
        QStringList cells;
        for (int column = 0; column < ColumnCount; ++column)
            cells += QStringLiteral("\"%1\"").arg(item(row, column)->text());
        text += cells.join(QLatin1Char(',')) + QLatin1Char('\n');
    }
    return text;
}

} // namespace vitrine
