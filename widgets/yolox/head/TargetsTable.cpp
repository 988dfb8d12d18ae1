#include "widgets/yolox/head/TargetsTable.h"

#include "widgets/common/DenseTable.h"
#include "widgets/common/Format.h"
#include "widgets/common/Translated.h"

#include <QHeaderView>

namespace vitrine {

TargetsTable::TargetsTable(QWidget *parent) : QTableWidget(0, ColumnCount, parent)
{
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setMouseTracking(true);
    verticalHeader()->hide();
    horizontalHeader()->setSectionResizeMode(QHeaderView::ResizeToContents);
    horizontalHeader()->setStretchLastSection(true);
    makeDense(this);
    translated(this, [this] { setTexts(); });
}

void TargetsTable::setTexts()
{
    const QStringList names = {tr("Who"),           tr("Cell"),          tr("Shape IoU"),     QStringLiteral("x"),
                               QStringLiteral("y"), QStringLiteral("w"), QStringLiteral("h"), tr("Says now")};
    const QStringList tips = {
        tr("Which way of thinking makes which cell responsible"),
        tr("Stride, column and row of the cell"),
        tr("IoU of the anchor's shape with the object's, both around one centre"),
        tr("To be predicted. With an anchor: σ(x) = place of the centre in the cell, so it must lie in it. Without: "
           "x = centre ÷ stride − column; the centre may lie outside of the cell"),
        tr("As x, for rows"),
        tr("To be predicted. With an anchor: ln(width ÷ anchor's width). Without: ln(width ÷ stride)"),
        tr("As w, for the height"),
        tr("x, y, w, h that the network gives for this cell now")};
    for (int column = 0; column < ColumnCount; ++column) {
        auto *item = new QTableWidgetItem(names[column]);
        item->setToolTip(tips[column]);
        setHorizontalHeaderItem(column, item);
    }
    setAccessibleName(tr("What cells have to predict"));
}

void TargetsTable::clearTargets()
{
    setRowCount(0);
    m_cells.clear();
}

void TargetsTable::setTargets(const std::shared_ptr<const YoloxRun> &run, const CenterBox &truth,
                              const std::optional<CellTargets> &anchored, const std::vector<Positive> &positives)
{
    clearTargets();
    if (anchored) {
        add(*run, tr("YOLOv3, anchor %1").arg(anchored->anchor + 1),
            tr("Of all anchors the one of best shape; of its map the cell that holds the centre"), *anchored);
        add(*run, tr("No anchor, same cell"), tr("What a cell has to say as in YOLOX, were it this one"),
            anchorFreeTargets(anchored->cell, truth));
    }
    for (const Positive &positive : positives)
        add(*run, tr("YOLOX, IoU %1").arg(formatNumber(static_cast<double>(positive.iou))),
            tr("Chosen by label assignment (SimOTA) by what the network predicts now; IoU of its box with the object"),
            anchorFreeTargets(run->raw.cell(positive.cell), truth));
}

void TargetsTable::add(const YoloxRun &run, const QString &who, const QString &tip, const CellTargets &targets)
{
    const int row = rowCount();
    insertRow(row);
    const Cell &cell = targets.cell;
    const int index = run.raw.indexOf(cell);
    m_cells.push_back(index);
    const std::span<const float> says = run.raw.row(index);
    QStringList now;
    for (std::size_t i = 0; i < 4 && targets.anchor < 0; ++i)
        now += QString::number(static_cast<double>(says[i]), 'g', 3);
    const QStringList texts = {who,
                               tr("÷%1: column %2, row %3").arg(cell.stride).arg(cell.column).arg(cell.row),
                               targets.anchor < 0 ? QStringLiteral("–") : formatNumber(targets.iou),
                               formatNumber(targets.x),
                               formatNumber(targets.y),
                               formatNumber(targets.width),
                               formatNumber(targets.height),
                               now.isEmpty() ? QStringLiteral("–") : now.join(QStringLiteral(", "))};
    const QStringList tips = {tip,
                              tr("Row %1 of the output").arg(index),
                              {},
                              formatExact(targets.x),
                              formatExact(targets.y),
                              formatExact(targets.width),
                              formatExact(targets.height),
                              {}};
    for (int column = 0; column < ColumnCount; ++column) {
        auto *item = new QTableWidgetItem(texts[column]);
        item->setToolTip(tips[column].isEmpty() ? horizontalHeaderItem(column)->toolTip() : tips[column]);
        if (column >= Shape && column <= Height)
            item->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
        setItem(row, column, item);
    }
}

int TargetsTable::cellOf(int row) const
{
    return row >= 0 && row < static_cast<int>(m_cells.size()) ? m_cells[static_cast<std::size_t>(row)] : -1;
}

QString TargetsTable::csv() const
{
    QStringList lines = {QStringLiteral("who,cell,shape IoU,x,y,w,h,says now")};
    for (int row = 0; row < rowCount(); ++row) {
        QStringList fields;
        for (int column = 0; column < ColumnCount; ++column)
            fields += QStringLiteral("\"%1\"").arg(item(row, column)->text());
        lines += fields.join(QLatin1Char(','));
    }
    return lines.join(QLatin1Char('\n')) + QLatin1Char('\n');
}

} // namespace vitrine
