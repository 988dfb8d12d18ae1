#include "widgets/yolox/focus/FocusTables.h"

#include "widgets/common/DenseTable.h"
#include "widgets/common/Format.h"
#include "widgets/common/Translated.h"
#include "widgets/yolox/focus/FocusBoard.h"

#include <QHeaderView>
#include <QPainter>

namespace vitrine {

namespace {

enum SliceColumn { SliceTitle, Starts, Ends, Axes, Steps, SliceNodes, SliceColumns };
enum StemColumn { StemTitle, Output, Field, Weights, Macs, Difference, Time, StemColumns };

void setUp(QTableWidget *table)
{
    makeDense(table);
    table->verticalHeader()->hide();
    table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    table->setSelectionBehavior(QAbstractItemView::SelectRows);
    table->setSelectionMode(QAbstractItemView::SingleSelection);
    table->setTabKeyNavigation(false);
}

void setHeader(QTableWidget *table, const QStringList &names, const QStringList &tips)
{
    table->setHorizontalHeaderLabels(names);
    for (int column = 0; column < table->columnCount(); ++column)
        table->horizontalHeaderItem(column)->setToolTip(tips[column]);
}

void setCell(QTableWidget *table, int row, int column, const QString &text, const QString &tip = {})
{
    auto *cell = new QTableWidgetItem(text);
    cell->setToolTip(tip);
    if (column > 0)
        cell->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
    table->setItem(row, column, cell);
}

/// "[0, 1]": one attribute of the nodes.
QString listOf(const FocusSlice &slice, std::int64_t OnnxSlice::*attribute)
{
    QStringList numbers;
    for (const OnnxSlice &node : slice.nodes)
        numbers += QString::number(node.*attribute);
    return QStringLiteral("[%1]").arg(numbers.join(QStringLiteral(", ")));
}

QString lastPart(const std::string &path)
{
    return QString::fromStdString(path.substr(path.rfind('.') + 1));
}

QIcon chip(const QColor &colour)
{
    QPixmap pixmap(12, 12);
    pixmap.fill(colour);
    return pixmap;
}

} // namespace

QString csvOf(const QTableWidget &table)
{
    const auto line = [&table](auto text) {
        QStringList cells;
        for (int column = 0; column < table.columnCount(); ++column)
            cells += QStringLiteral("\"%1\"").arg(text(column));
        return cells.join(QLatin1Char(',')) + QLatin1Char('\n');
    };
    QString all = line([&table](int column) { return table.horizontalHeaderItem(column)->text(); });
    for (int row = 0; row < table.rowCount(); ++row)
        all += line([&table, row](int column) { return table.item(row, column)->text(); });
    return all;
}

SliceTable::SliceTable(QWidget *parent) : QTableWidget(0, SliceColumns, parent)
{
    setUp(this);
    connect(this, &QTableWidget::cellClicked, this, [this](int row) { emit sliceChosen(row); });
    connect(this, &QTableWidget::cellActivated, this, [this](int row) { emit sliceChosen(row); });
    translated(this, [this] { setTexts(); });
}

void SliceTable::setTexts()
{
    setAccessibleName(tr("The slices as ONNX has them"));
    setHeader(this, {tr("Slice"), tr("starts"), tr("ends"), tr("axes"), tr("steps"), tr("Slice nodes")},
              {tr("Which pixel of every 2×2 square. A click goes to its step."),
               tr("The first place that is taken, one number for each axis, from 0"),
               tr("The place before which it ends. 9223372036854775807, the largest 64-bit number: at the last."),
               tr("Which dimensions of [N, C, H, W] are cut: 2 is the height, 3 the width"),
               tr("2: every second place is taken"),
               tr("Exported is one node for each axis: rows first, then columns of what is left")});
    showRows();
}

void SliceTable::setStudy(std::shared_ptr<const FocusStudy> study)
{
    m_study = std::move(study);
    showRows();
}

void SliceTable::showRows()
{
    setRowCount(m_study ? static_cast<int>(m_study->slices.size()) : 0);
    for (int row = 0; row < rowCount(); ++row) {
        const FocusSlice &slice = m_study->slices[static_cast<std::size_t>(row)];
        QStringList names, paths;
        for (const OnnxSlice &node : slice.nodes) {
            names += lastPart(node.path);
            paths += QString::fromStdString(node.path);
        }
        setCell(this, row, SliceTitle, sliceName(slice));
        item(row, SliceTitle)->setIcon(chip(sliceColour(row)));
        setCell(this, row, Starts, listOf(slice, &OnnxSlice::start));
        setCell(this, row, Ends, listOf(slice, &OnnxSlice::end));
        setCell(this, row, Axes, listOf(slice, &OnnxSlice::axis));
        setCell(this, row, Steps, listOf(slice, &OnnxSlice::step));
        setCell(this, row, SliceNodes, names.join(QStringLiteral(" → ")), paths.join(QLatin1Char('\n')));
    }
    resizeColumnsToContents();
}

void SliceTable::setCurrentSlice(int slice)
{
    if (slice < 0)
        clearSelection();
    else
        selectRow(slice);
}

QString SliceTable::csv() const
{
    QString text = QStringLiteral("slice,node,axis,start,end,step\n");
    for (std::size_t i = 0; m_study && i < m_study->slices.size(); ++i)
        for (const OnnxSlice &node : m_study->slices[i].nodes)
            text += QStringLiteral("%1,%2,%3,%4,%5,%6\n")
                        .arg(i)
                        .arg(QString::fromStdString(node.path))
                        .arg(node.axis)
                        .arg(node.start)
                        .arg(node.end)
                        .arg(node.step);
    return text;
}

StemTable::StemTable(QWidget *parent) : QTableWidget(0, StemColumns, parent)
{
    setUp(this);
    translated(this, [this] { setTexts(); });
}

void StemTable::setTexts()
{
    setAccessibleName(tr("Focus against convolutions of stride 2"));
    setHeader(
        this, {tr("Stem"), tr("Output"), tr("Field"), tr("Parameters"), tr("MACs"), tr("Difference"), tr("Time")},
        {tr("What comes first in the network, with batch norm and activation"), tr("Channels and size of the output"),
         tr("Receptive field: pixels of the picture that a number is made of"),
         tr("Learnable numbers, batch norm's included"), tr("Multiply-accumulates for this picture"),
         tr("The largest |a − b| of the convolutions' outputs, by this network's weights: what is left is rounding"),
         tr("Forward pass on this machine, the shortest of 5 runs")});
    showRows();
}

void StemTable::setStudy(std::shared_ptr<const FocusStudy> study)
{
    m_study = std::move(study);
    m_difference.reset();
    m_times = {};
    showRows();
}

void StemTable::setDifference(const std::optional<TensorDifference> &difference)
{
    m_difference = difference;
    showRows();
}

void StemTable::setTime(int row, double milliseconds)
{
    m_times[static_cast<std::size_t>(row)] = milliseconds;
    showRows();
}

void StemTable::clearTimes()
{
    m_times = {};
    showRows();
}

void StemTable::showRows()
{
    setRowCount(m_study ? static_cast<int>(stems.size()) : 0);
    for (int row = 0; row < rowCount(); ++row) {
        const auto at = static_cast<std::size_t>(row);
        const StemCost cost = costOf(*m_study, stems[at]);
        const auto size = m_study->kernelSize, stride = 2 * m_study->stride;
        const QString name = stems[at] == Stem::Focus
            ? tr("Focus: 4 slices, then %1×%1 on %2 channels").arg(size).arg(m_study->joined.shape()[1])
            : tr("%1×%1, stride %2, on %3 channels")
                  .arg(stems[at] == Stem::Wide ? 2 * size : size)
                  .arg(stride)
                  .arg(m_study->channels());
        const QString unlike = tr("Another function: it does not see the other pixels");
        QString difference = QStringLiteral("–");
        if (stems[at] == Stem::Wide && m_difference)
            difference = formatNumber(m_difference->largest);
        else if (stems[at] == Stem::Wide)
            difference = QStringLiteral("…");
        const auto &time = m_times[at];
        setCell(this, row, StemTitle, name);
        setCell(this, row, Output, formatShape({cost.output.begin() + 1, cost.output.end()}));
        setCell(this, row, Field, formatShape(cost.field));
        setCell(this, row, Weights, formatCount(cost.learnable));
        setCell(this, row, Macs, formatCount(cost.macs));
        setCell(this, row, Difference, difference, stems[at] == Stem::Plain ? unlike : QString());
        setCell(this, row, Time, !time || *time < 0 ? QStringLiteral("–") : formatMilliseconds(*time));
    }
    resizeColumnsToContents();
}

QString StemTable::csv() const
{
    return csvOf(*this);
}

} // namespace vitrine
