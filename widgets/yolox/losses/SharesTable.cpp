#include "widgets/yolox/losses/SharesTable.h"

#include "widgets/common/DenseTable.h"
#include "widgets/common/Format.h"
#include "widgets/common/Translated.h"
#include "widgets/yolox/losses/LossSession.h"
#include "widgets/yolox/losses/LossText.h"

#include <QHeaderView>
#include <QSignalBlocker>

#include <utility>

namespace vitrine {

namespace {

constexpr int valueRole = Qt::UserRole, cellRole = Qt::UserRole + 1;

/// Sorts by its number, whatever its text.
class NumberItem : public QTableWidgetItem {
public:
    NumberItem(const QString &text, double value, int cell) : QTableWidgetItem(text)
    {
        setData(valueRole, value);
        setData(cellRole, cell);
    }
    bool operator<(const QTableWidgetItem &other) const override
    {
        return data(valueRole).toDouble() < other.data(valueRole).toDouble();
    }
};

} // namespace

SharesTable::SharesTable(QWidget *parent) : QTableWidget(0, ColumnCount, parent)
{
    makeDense(this);
    verticalHeader()->hide();
    setEditTriggers(NoEditTriggers);
    setSelectionBehavior(SelectRows);
    setSelectionMode(SingleSelection);
    setShowGrid(false);
    horizontalHeader()->setHighlightSections(false); // bold names would not fit
    setMouseTracking(true);
    setMinimumHeight(96);
    setSizePolicy(QSizePolicy::Expanding, QSizePolicy::Ignored);
    horizontalHeader()->setSortIndicator(Total, Qt::DescendingOrder);
    connect(this, &QTableWidget::cellEntered, this, [this](int row) { emit pointed(cellOf(row)); });
    connect(this, &QTableWidget::currentCellChanged, this, [this](int row) {
        if (row >= 0)
            emit chosen(cellOf(row));
    });
    translated(this, [this] { setTexts(); });
}

void SharesTable::setTexts()
{
    setAccessibleName(tr("Positives by their share of the loss"));
    setHorizontalHeaderLabels({tr("Learns"), tr("Cell"), QStringLiteral("IoU"), LossText::name(LossTerm::Total),
                               LossText::name(LossTerm::Box), LossText::name(LossTerm::Object),
                               LossText::name(LossTerm::Classes), LossText::name(LossTerm::L1)});
    horizontalHeaderItem(Truth)->setToolTip(tr("Ground truth that the cell was assigned to"));
    horizontalHeaderItem(Place)->setToolTip(tr("Stride: column, row of the cell"));
    horizontalHeaderItem(Iou)->setToolTip(tr("Of the predicted box with the ground truth; the target of the class"));
    for (int i = 0; i < lossTermCount; ++i)
        horizontalHeaderItem(Total + i)->setToolTip(LossText::tip(static_cast<LossTerm>(i)));
    fill();
}

void SharesTable::setLoss(std::shared_ptr<const PictureLoss> loss)
{
    m_loss = std::move(loss);
    fill();
}

int SharesTable::cellOf(int row) const
{
    const QTableWidgetItem *first = item(row, Truth);
    return first ? first->data(cellRole).toInt() : -1;
}

void SharesTable::fill()
{
    const QSignalBlocker quiet(this);
    setSortingEnabled(false);
    const std::vector<Positive> positives = m_loss ? m_loss->assignment().positives : std::vector<Positive>();
    setRowCount(static_cast<int>(positives.size()));
    for (int row = 0; row < rowCount(); ++row) {
        const Positive &positive = positives[static_cast<std::size_t>(row)];
        const Cell cell = m_loss->batch().grid.cell(positive.cell);
        setItem(row, Truth, new NumberItem(m_loss->truthName(positive.truth), positive.truth, positive.cell));
        setItem(row, Place,
                new NumberItem(QStringLiteral("%1: %2, %3").arg(cell.stride).arg(cell.column).arg(cell.row),
                               positive.cell, positive.cell));
        const auto put = [&](int column, double value) {
            auto *number = new NumberItem(QString::number(value, 'g', 3), value, positive.cell);
            number->setToolTip(formatExact(value));
            number->setTextAlignment(Qt::AlignRight | Qt::AlignVCenter);
            setItem(row, column, number);
        };
        put(Iou, static_cast<double>(positive.iou));
        for (int i = 0; i < lossTermCount; ++i)
            put(Total + i, termOf(m_loss->share(positive.cell), static_cast<LossTerm>(i)));
    }
    setColumnHidden(L1, m_loss && !m_loss->settings.usesL1);
    setSortingEnabled(true);
    resizeColumnsToContents();
}

void SharesTable::setChosen(int cell)
{
    const QSignalBlocker quiet(this);
    for (int row = 0; row < rowCount(); ++row)
        if (cellOf(row) == cell) {
            setCurrentCell(row, Truth);
            scrollToItem(item(row, Truth));
            return;
        }
    setCurrentCell(-1, -1);
    clearSelection();
}

void SharesTable::leaveEvent(QEvent *event)
{
    emit pointed(-1);
    QTableWidget::leaveEvent(event);
}

QString SharesTable::csv() const
{
    QString text = QStringLiteral("cell,stride,column,row,truth,total,box,objectness,class,l1\n");
    if (!m_loss)
        return text;
    const CellGrid grid = m_loss->batch().grid;
    std::vector<int> truths(static_cast<std::size_t>(grid.count()), -1);
    for (const Positive &positive : m_loss->assignment().positives)
        truths[static_cast<std::size_t>(positive.cell)] =
            m_loss->truths.sources[static_cast<std::size_t>(positive.truth)];
    for (int cell = 0; cell < grid.count(); ++cell) {
        const Cell place = grid.cell(cell);
        QStringList fields;
        for (const int each : {cell, place.stride, place.column, place.row, truths[static_cast<std::size_t>(cell)]})
            fields += QString::number(each);
        for (int i = 0; i < lossTermCount; ++i)
            fields += formatExact(termOf(m_loss->share(cell), static_cast<LossTerm>(i)));
        text += fields.join(QLatin1Char(',')) + QLatin1Char('\n');
    }
    return text;
}

} // namespace vitrine
